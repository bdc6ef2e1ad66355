package io.sessionsuite.allinone;

import java.io.IOException;
import java.net.ServerSocket;

/** The port that Quarkus is going to listen on; looked at early, so that a busy one is one clear line. */
record HttpPort(int number) {

    private static final String PROPERTY = "quarkus.http.port";
    private static final String VARIABLE = "QUARKUS_HTTP_PORT";

    static HttpPort configured() {
        String fromEnvironment = System.getenv().getOrDefault(VARIABLE, "8080");
        return new HttpPort(Integer.parseInt(System.getProperty(PROPERTY, fromEnvironment)));
    }

    boolean isFree() {
        try (ServerSocket socket = new ServerSocket(number)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    String complaint() {
        return "Port " + number + " is in use: stop the program that listens there, or set " + VARIABLE + ".";
    }
}
