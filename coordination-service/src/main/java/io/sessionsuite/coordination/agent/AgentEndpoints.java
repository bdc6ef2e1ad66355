package io.sessionsuite.coordination.agent;

import io.sessionsuite.coordination.acl.Permission;
import io.sessionsuite.coordination.catalog.OwnNode;
import io.sessionsuite.coordination.http.AgentSettings;
import io.sessionsuite.coordination.http.Answer;
import io.sessionsuite.coordination.http.Call;
import io.sessionsuite.coordination.http.Endpoints;
import io.sessionsuite.coordination.http.JsonText;
import io.sessionsuite.coordination.http.Routes;
import io.sessionsuite.coordination.namespace.Namespace;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** {@code /v1/agent/self}, {@code /v1/agent/version}, {@code /v1/agent/members}. */
@Singleton
final class AgentEndpoints implements Endpoints {

    private static final int GOSSIP_PORT = 8301;
    private static final int ALIVE = 1;
    private static final String BUILD_DATE = "1970-01-01T00:00:01Z";

    private final AgentSettings agent;
    private final OwnNode own;

    @Inject
    AgentEndpoints(AgentSettings agent, OwnNode own) {
        this.agent = agent;
        this.own = own;
    }

    @Override
    public void register(Routes routes) {
        routes.on("agent/self").get(this::self);
        routes.on("agent/version").get(this::version);
        routes.on("agent/members").get(this::members);
    }

    private Uni<Answer> self(Call call) {
        return call.caller().map(caller -> {
            caller.in(Namespace.DEFAULT).require(Permission.readAgent(agent.nodeName()));
            return Answer.json(self());
        });
    }

    private JsonText self() {
        JsonText json = new JsonText()
                .openObject()
                .name("Config")
                .openObject()
                .member("Datacenter", agent.datacenter())
                .member("PrimaryDatacenter", agent.datacenter())
                .member("NodeName", agent.nodeName())
                .member("NodeID", own.node().id())
                .member("Revision", "")
                .member("Server", true)
                .member("Version", agent.reportedVersion())
                .member("BuildDate", BUILD_DATE)
                .closeObject()
                .rawMember("DebugConfig", "{}")
                .rawMember("Coord", "null")
                .name("Member");
        return member(json)
                .name("Stats")
                .openObject()
                .name("agent")
                .openObject()
                .closeObject()
                .closeObject()
                .rawMember("Meta", "{}")
                .rawMember("xDS", "null")
                .closeObject();
    }

    private JsonText member(JsonText json) {
        return json.openObject()
                .member("Name", agent.nodeName())
                .member("Addr", agent.nodeAddress())
                .member("Port", GOSSIP_PORT)
                .name("Tags")
                .openObject()
                .member("dc", agent.datacenter())
                .member("id", own.node().id())
                .member("role", "consul")
                .closeObject()
                .member("Status", ALIVE)
                .closeObject();
    }

    private Uni<Answer> version(Call call) {
        JsonText json = new JsonText()
                .openObject()
                .member("SHA", "")
                .member("BuildDate", BUILD_DATE)
                .member("HumanVersion", agent.reportedVersion())
                .member("FIPS", "")
                .closeObject();
        return Uni.createFrom().item(Answer.json(json));
    }

    private Uni<Answer> members(Call call) {
        return call.caller().map(caller -> {
            boolean visible = caller.in(Namespace.DEFAULT).allows(Permission.readNode(agent.nodeName()));
            JsonText json = new JsonText().openArray();
            return Answer.json((visible ? member(json) : json).closeArray());
        });
    }
}
