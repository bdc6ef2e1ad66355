package io.sessionsuite.coordination.acl;

import io.sessionsuite.coordination.acl.rules.Level;
import io.sessionsuite.coordination.acl.rules.Resource;
import io.sessionsuite.coordination.acl.rules.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rights of one request in one namespace. The first layer with a rule for a name decides, then the default policy.
 */
public final class Authorization {

    private static final Authorization UNRESTRICTED =
            new Authorization(new Identity.Anonymous(), false, List.of(), null);

    private final Identity identity;
    private final boolean tokenSent;
    private final List<RuleSet> layers;
    private final @Nullable DefaultPolicy defaultPolicy;

    private Authorization(
            Identity identity, boolean tokenSent, List<RuleSet> layers, @Nullable DefaultPolicy defaultPolicy) {
        this.identity = identity;
        this.tokenSent = tokenSent;
        this.layers = List.copyOf(layers);
        this.defaultPolicy = defaultPolicy;
    }

    /** The rights of everyone where ACLs are off. */
    public static Authorization unrestricted() {
        return UNRESTRICTED;
    }

    /**
     * @param tokenSent whether the request itself carried a token
     * @param layers nearest first
     */
    static Authorization of(Identity identity, boolean tokenSent, List<RuleSet> layers, DefaultPolicy defaultPolicy) {
        return new Authorization(identity, tokenSent, layers, defaultPolicy);
    }

    /** Who asks. */
    Identity identity() {
        return identity;
    }

    public boolean allows(Permission permission) {
        for (RuleSet layer : layers) {
            Level level = layer.decide(permission.resource(), permission.selector());
            if (level != null) {
                return level.grants(permission.level());
            }
        }
        return defaultAllows(permission);
    }

    /** @throws PermissionDenied unless {@link #allows} */
    public void require(Permission permission) {
        if (!allows(permission)) {
            throw new PermissionDenied(identity, permission);
        }
    }

    /** Whether every key below {@code prefix}, there or not, may be written. */
    public boolean allowsWholePrefix(String prefix) {
        return allowsBelow(Resource.KEY, prefix);
    }

    /** Whether all that {@code resource} stands for may be written, whatever its name. */
    public boolean allowsAll(Resource resource) {
        return allowsBelow(resource, "");
    }

    private boolean allowsBelow(Resource resource, String prefix) {
        for (RuleSet layer : layers) {
            if (!layer.nothingBelowGrantsLess(resource, prefix, Level.WRITE)) {
                return false;
            }
        }
        for (RuleSet layer : layers) {
            Level level = layer.decidePrefix(resource, prefix);
            if (level != null) {
                return level.grants(Level.WRITE);
            }
        }
        return defaultAllows(new Permission(resource, prefix, Level.WRITE));
    }

    /** @throws PermissionDenied unless {@link #allowsWholePrefix} */
    public void requireWholePrefix(String prefix) {
        if (!allowsWholePrefix(prefix)) {
            throw new PermissionDenied(identity, Permission.writeKey(prefix));
        }
    }

    /** Keeps what the caller may see. */
    public <T> Filtered<T> filter(List<T> items, Function<? super T, Permission> needed) {
        List<T> visible = new ArrayList<>(items.size());
        for (T item : items) {
            if (allows(needed.apply(item))) {
                visible.add(item);
            }
        }
        return new Filtered<>(visible, tokenSent && visible.size() < items.size());
    }

    /** The text of the denial that {@link #require} would throw. */
    public String denial(Permission permission) {
        return PermissionDenied.text(identity, permission);
    }

    private boolean defaultAllows(Permission permission) {
        return defaultPolicy == null || defaultPolicy.allows(permission);
    }
}
