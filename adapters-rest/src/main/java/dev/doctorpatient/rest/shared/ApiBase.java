package dev.doctorpatient.rest.shared;

/** The path under which clients find the API, such as {@code /api/v1}; for links that stand in bodies. */
public record ApiBase(String path) {}
