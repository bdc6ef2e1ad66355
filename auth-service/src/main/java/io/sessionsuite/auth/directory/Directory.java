package io.sessionsuite.auth.directory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All roles and realms of one version, and what they give. Immutable. */
public final class Directory {

    private final String version;
    private final Map<String, Role> roles;
    private final Map<String, Realm> realms;

    Directory(String version, List<Role> roles, List<Realm> realms) {
        this.version = version;
        this.roles = new LinkedHashMap<>();
        this.roles.put(Role.ADMIN, Role.admin());
        roles.forEach(role -> this.roles.put(role.name(), role));
        this.realms = new LinkedHashMap<>();
        realms.forEach(realm -> this.realms.put(realm.name(), realm));
    }

    String version() {
        return version;
    }

    /** All roles, {@code admin} first, virtual ones not among them. */
    public List<Role> roles() {
        return List.copyOf(roles.values());
    }

    public Optional<Role> roleNamed(String name) {
        return Optional.ofNullable(roles.get(name));
    }

    public Optional<Role> role(String id) {
        return roles.values().stream().filter(role -> role.id().equals(id)).findFirst();
    }

    public List<Realm> realms() {
        return List.copyOf(realms.values());
    }

    public Optional<Realm> realmNamed(String name) {
        return Optional.ofNullable(realms.get(name));
    }

    public Optional<Realm> realm(String id) {
        return realms.values().stream().filter(realm -> realm.id().equals(id)).findFirst();
    }

    /** Whether anybody of this realm may be logged in. */
    public boolean admits(String realm) {
        return realmNamed(realm).map(Realm::enabled).orElse(false);
    }

    /** Whether this user may log in with a password. */
    public boolean letsIn(User user) {
        return user.enabled()
                && realmNamed(user.realm())
                        .filter(realm -> realm.enabled() && realm.keepsPasswords())
                        .isPresent();
    }

    /** Whether a user may be given this name: a defined role or a virtual one. */
    public boolean knows(String roleName) {
        return roles.containsKey(roleName) || Role.virtualRight(roleName) != null;
    }

    /** What a login of this user carries now. */
    public Grants grants(User user) {
        return grants(user.realm(), user.roleNames(), user.permissions());
    }

    /** What a login in this realm with these own roles carries now. */
    public Grants grants(String realm, List<String> own, List<Permission> permissions) {
        List<String> inRealm = realmNamed(realm).map(Realm::roleNames).orElse(List.of());
        List<String> effective =
                Stream.concat(own.stream(), inRealm.stream()).distinct().toList();
        return new Grants(effective, rights(effective), own, permissions);
    }

    /** The rights these roles give, in the order of the roles. */
    public List<String> rights(List<String> roleNames) {
        Set<String> rights = new LinkedHashSet<>();
        for (String name : roleNames) {
            String virtual = Role.virtualRight(name);
            if (virtual != null) {
                rights.add(virtual);
            } else {
                roleNamed(name).ifPresent(role -> rights.addAll(role.rights()));
            }
        }
        return List.copyOf(rights);
    }

    /** Path permissions of these roles, those on the path of a user-level one replaced by it. */
    public List<Permission> permissions(List<String> roleNames, List<Permission> userLevel) {
        Set<String> replaced = new LinkedHashSet<>();
        userLevel.forEach(permission -> replaced.add(permission.path()));
        List<Permission> all = new ArrayList<>(userLevel);
        inherited(roleNames).stream()
                .filter(permission -> !replaced.contains(permission.path()))
                .forEach(all::add);
        return all;
    }

    /** Path permissions of these roles alone. */
    public List<Permission> inherited(List<String> roleNames) {
        return roleNames.stream()
                .flatMap(name -> roleNamed(name).stream())
                .flatMap(role -> role.permissions().stream())
                .distinct()
                .toList();
    }
}
