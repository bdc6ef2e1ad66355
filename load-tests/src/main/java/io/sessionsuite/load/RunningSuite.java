package io.sessionsuite.load;

import io.sessionsuite.process.ServiceProcess;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A suite behind one address. Its sessions are logins of {@code admin}. */
final class RunningSuite implements Ground {

    private static final int LOGINS = 100;

    private final URI address;
    private final String adminPassword;
    private final String consulToken;
    private @Nullable List<String> logins;
    private @Nullable Accounts accounts;

    RunningSuite(URI address, String adminPassword, String consulToken) {
        this.address = address;
        this.adminPassword = adminPassword;
        this.consulToken = consulToken;
    }

    @Override
    public URI uri(String service) {
        return address;
    }

    @Override
    public List<Long> pids(String service) {
        return List.of();
    }

    @Override
    public Optional<Contender> bare(Turns turns) {
        return Optional.empty();
    }

    @Override
    public List<String> logins() {
        if (logins == null) {
            List<String> made = new ArrayList<>();
            try (Setup setup = new Setup(address)) {
                for (int i = 0; i < LOGINS; i++) {
                    made.add(setup.formLogin("admin", adminPassword));
                }
            }
            logins = List.copyOf(made);
        }
        return logins;
    }

    @Override
    public List<String> users() {
        try (Setup setup = new Setup(address)) {
            accounts = Accounts.make(setup, adminPassword);
            return accounts.names();
        }
    }

    @Override
    public boolean hasPeers() {
        return false;
    }

    @Override
    public String consulToken() {
        return consulToken;
    }

    @Override
    public String storeToken() {
        Map<String, String> form = Map.of("content-type", "application/x-www-form-urlencoded");
        String user = "load-" + UUID.randomUUID();
        try (Setup setup = new Setup(address)) {
            String admin = setup.post("/auth", form, "username=admin&password=" + Setup.encode(adminPassword));
            setup.post(
                    "/user/add",
                    Map.of("m1-auth-token", admin, "content-type", "application/x-www-form-urlencoded"),
                    "password=a+long+passphrase+for+load&rights=admin,get,sessionQuery,sessionUpdate&username=" + user);
            return setup.post("/auth", form, "password=a+long+passphrase+for+load&username=" + user);
        }
    }

    @Override
    public Optional<String> redisUri() {
        return Optional.empty();
    }

    @Override
    public String adminPassword() {
        return adminPassword;
    }

    @Override
    public ServiceProcess process(String service) {
        throw new IllegalStateException("Needs processes of its own: run it without LOAD_TARGET");
    }

    @Override
    public void close() {
        logins = null;
        if (accounts != null) {
            try (Setup setup = new Setup(address)) {
                accounts.remove(setup);
            }
        }
    }
}
