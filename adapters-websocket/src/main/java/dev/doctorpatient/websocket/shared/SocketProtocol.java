package dev.doctorpatient.websocket.shared;

/**
 * What is said on a kind of socket.
 *
 * @param name of the kind, in the document of the sockets
 * @param clientFrames the sealed type of what clients say
 * @param serverFrames the sealed type of what the service says
 */
public record SocketProtocol(String name, Class<?> clientFrames, Class<?> serverFrames) {}
