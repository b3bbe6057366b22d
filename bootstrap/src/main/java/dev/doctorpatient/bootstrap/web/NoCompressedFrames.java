package dev.doctorpatient.bootstrap.web;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Lets no socket compress: a small frame stays small, and nobody guesses at what is sent from how long it is. The framework turns one
 * way to compress off; this is the other, an old one that Vert.x still offers.
 */
@ApplicationScoped
class NoCompressedFrames implements HttpServerOptionsCustomizer {
    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setPerFrameWebSocketCompressionSupported(false);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        customizeHttpServer(options);
    }
}
