package dev.doctorpatient.e2e;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(WithModels.HuggingFace.class)
class HuggingFaceInterviewsTest extends ModelInterviewsTest {
    @Override
    String provider() {
        return "huggingface";
    }
}
