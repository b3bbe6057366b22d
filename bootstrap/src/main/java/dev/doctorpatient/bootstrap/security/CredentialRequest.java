package dev.doctorpatient.bootstrap.security;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Asks who stands behind a credential. */
final class CredentialRequest extends BaseAuthenticationRequest {
    private final Credential credential;

    CredentialRequest(Credential credential) {
        this.credential = credential;
    }

    Credential credential() {
        return credential;
    }
}
