package io.sessionsuite.spring;

import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.session.data.redis.config.annotation.web.http.EnableRedisHttpSession;

/**
 * Spring Boot on Tomcat, each request on a virtual thread, its sessions in Redis. Takes the address of its Redis from
 * {@code PEER_REDIS}, the password of every user from {@code PEER_PASSWORD}; prints its port.
 */
@SpringBootApplication
@EnableRedisHttpSession(maxInactiveIntervalInSeconds = SessionController.IDLE_SECONDS)
public class SpringPeer {

    public static void main(String[] arguments) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(SpringPeer.class)
                .properties(Map.of(
                        "server.address", "127.0.0.1",
                        "server.port", "0",
                        "spring.main.banner-mode", "off",
                        "spring.threads.virtual.enabled", "true",
                        "spring.data.redis.url", System.getenv("PEER_REDIS")))
                .run(arguments);
        context.getBean(RedisUsers.class).fill(System.getenv("PEER_PASSWORD"));
        System.out.println("port " + context.getEnvironment().getRequiredProperty("local.server.port"));
    }
}
