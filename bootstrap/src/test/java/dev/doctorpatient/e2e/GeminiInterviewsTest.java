package dev.doctorpatient.e2e;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(WithModels.Gemini.class)
class GeminiInterviewsTest extends ModelInterviewsTest {
    @Override
    String provider() {
        return "gemini";
    }
}
