package io.sessionsuite.coordination.http;

import io.sessionsuite.coordination.namespace.NamespaceMode;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the group of replicas calls itself; equal on all of them. */
@ConfigMapping(prefix = "coordination")
public interface AgentSettings {

    /** Name of the datacenter. */
    @WithDefault("dc1")
    String datacenter();

    /** Name of the one node all replicas are. */
    @WithDefault("coordination")
    String nodeName();

    /** Address of that node. */
    @WithDefault("127.0.0.1")
    String nodeAddress();

    /** The version the agent endpoints report. */
    @WithDefault("1.22.0")
    String reportedVersion();

    /** Whether namespaces are served ({@code on}) or refused as Consul's community edition does ({@code refuse}). */
    @WithDefault("on")
    NamespaceMode namespaces();

    /** Whether answers carry the extra headers Consul does not know. */
    @WithDefault("true")
    boolean extraHeaders();
}
