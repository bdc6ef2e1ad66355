package io.sessionsuite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules every overlay keeps. */
class KubernetesManifestsTest {

    private static final Set<String> SERVICES =
            Set.of("auth-service", "attribute-service", "coordination-service", "store-service");

    @Test
    @DisplayName("the check can fail: a misspelt field is refused")
    void strict() {
        String yaml = """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: a}
                spec:
                  template:
                    spec:
                      containers:
                        - {name: a, imagePullPolice: Always}
                """;
        assertThatThrownBy(() -> Manifests.decode(yaml.getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("imagePullPolice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod", "prod-ingress"})
    void podsAreRestricted(String overlay) {
        Manifests manifests = Manifests.of(overlay);
        assertThat(manifests.all(Namespace.class)).singleElement().satisfies(namespace -> assertThat(
                        namespace.getMetadata().getLabels())
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted"));
        for (PodSpec pod : pods(manifests)) {
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getEnableServiceLinks()).isFalse();
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSecurityContext().getRunAsUser()).isGreaterThanOrEqualTo(10_000);
            assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThanOrEqualTo(40);
            for (Container container : pod.getContainers()) {
                assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                        .isFalse();
                assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                        .isTrue();
                assertThat(container.getSecurityContext().getCapabilities().getDrop())
                        .containsExactly("ALL");
                assertThat(container.getResources().getLimits()).containsKeys("cpu", "memory");
                assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
                assertThat(container.getImage()).contains(":").doesNotEndWith(":latest");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod", "prod-ingress"})
    void servicesAreProbedOnTheirManagementPort(String overlay) {
        for (Deployment deployment : Manifests.of(overlay).all(Deployment.class)) {
            Container container =
                    deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
            if (SERVICES.contains(container.getName())) {
                assertThat(path(container.getStartupProbe())).isEqualTo("/q/health/started");
                assertThat(path(container.getLivenessProbe())).isEqualTo("/q/health/live");
                assertThat(path(container.getReadinessProbe())).isEqualTo("/q/health/ready");
            } else {
                assertThat(path(container.getReadinessProbe())).isEqualTo("/health");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod", "prod-ingress"})
    @DisplayName("secrets come by reference, and none is part of the manifests")
    void noSecrets(String overlay) {
        Manifests manifests = Manifests.of(overlay);
        assertThat(manifests.all(Secret.class)).isEmpty();
        for (PodSpec pod : pods(manifests)) {
            for (EnvVar variable : environment(pod)) {
                if (variable.getName().matches(".*(PASSWORD|TOKEN)$")) {
                    assertThat(variable.getValue()).as(variable.getName()).isNull();
                    assertThat(variable.getValueFrom().getSecretKeyRef().getName())
                            .isEqualTo("session-suite-secrets");
                }
            }
        }
        assertThat(manifests.all(ConfigMap.class))
                .allSatisfy(map -> assertThat(map.getData().keySet())
                        .noneMatch(key -> key.contains("password") || key.contains("token")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod", "prod-ingress"})
    void everyDeploymentHasAServiceABudgetAndAScaler(String overlay) {
        Manifests manifests = Manifests.of(overlay);
        Set<String> deployments = names(manifests, Deployment.class);
        assertThat(deployments).containsAll(SERVICES).contains("gateway").hasSize(5);
        assertThat(names(manifests, Service.class)).containsAll(deployments);
        assertThat(names(manifests, PodDisruptionBudget.class)).isEqualTo(deployments);
        assertThat(names(manifests, HorizontalPodAutoscaler.class)).isEqualTo(deployments);
        for (Deployment deployment : manifests.all(Deployment.class)) {
            assertThat(deployment.getSpec().getTemplate().getMetadata().getLabels())
                    .containsAllEntriesOf(deployment.getSpec().getSelector().getMatchLabels());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod", "prod-ingress"})
    void trafficIsDeniedUnlessNamed(String overlay) {
        Manifests manifests = Manifests.of(overlay);
        assertThat(manifests.all(NetworkPolicy.class)).anySatisfy(policy -> {
            assertThat(policy.getSpec().getPodSelector().getMatchLabels()).isNullOrEmpty();
            assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
            assertThat(policy.getSpec().getIngress()).isNullOrEmpty();
            assertThat(policy.getSpec().getEgress()).isNullOrEmpty();
        });
        assertThat(names(manifests, NetworkPolicy.class)).contains("names", "gateway", "services", "services-to-redis");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod", "prod-ingress"})
    void rightsAreAskedForAndWritesAreDurable(String overlay) {
        Manifests manifests = Manifests.of(overlay);
        PodSpec coordination = manifests.all(Deployment.class).stream()
                .filter(deployment -> deployment.getMetadata().getName().equals("coordination-service"))
                .findFirst()
                .orElseThrow()
                .getSpec()
                .getTemplate()
                .getSpec();
        assertThat(environment(coordination))
                .anyMatch(v -> v.getName().equals("COORDINATION_ACL_DEFAULT_POLICY")
                        && v.getValue().equals("deny"));
        for (StatefulSet redis : manifests.all(StatefulSet.class)) {
            assertThat(redis.getSpec()
                            .getTemplate()
                            .getSpec()
                            .getContainers()
                            .getFirst()
                            .getCommand()
                            .getLast())
                    .contains("appendfsync always", "maxmemory-policy noeviction", "requirepass $REDIS_PASSWORD");
        }
    }

    @Test
    void overlaysDifferWhereTheyShould() {
        Manifests dev = Manifests.of("dev");
        Manifests prod = Manifests.of("prod");
        Manifests ingress = Manifests.of("prod-ingress");
        assertThat(dev.all(StatefulSet.class)).hasSize(1);
        assertThat(prod.all(StatefulSet.class)).isEmpty();
        assertThat(dev.all(HTTPRoute.class)).hasSize(1);
        assertThat(prod.all(HTTPRoute.class)).hasSize(1);
        assertThat(prod.all(Ingress.class)).isEmpty();
        assertThat(ingress.all(HTTPRoute.class)).isEmpty();
        assertThat(ingress.all(Ingress.class)).hasSize(1);
        assertThat(prod.all(HorizontalPodAutoscaler.class))
                .allSatisfy(
                        scaler -> assertThat(scaler.getSpec().getMinReplicas()).isEqualTo(2));
    }

    private static String path(Probe probe) {
        HTTPGetAction get = probe.getHttpGet();
        assertThat(get.getPort().getStrVal()).isEqualTo("management");
        return get.getPath();
    }

    private static List<PodSpec> pods(Manifests manifests) {
        return Stream.concat(
                        manifests.all(Deployment.class).stream()
                                .map(d -> d.getSpec().getTemplate()),
                        manifests.all(StatefulSet.class).stream()
                                .map(s -> s.getSpec().getTemplate()))
                .map(template -> template.getSpec())
                .toList();
    }

    private static List<EnvVar> environment(PodSpec pod) {
        return pod.getContainers().stream()
                .flatMap(container -> container.getEnv().stream())
                .toList();
    }

    private static <T extends HasMetadata> Set<String> names(Manifests manifests, Class<T> kind) {
        return manifests.all(kind).stream()
                .map(object -> object.getMetadata().getName())
                .collect(Collectors.toSet());
    }
}
