package dev.doctorpatient.websocket.shared;

/** The path under which clients find the API, such as {@code /api/v1}; for links that stand in frames. */
public record ApiBase(String path) {}
