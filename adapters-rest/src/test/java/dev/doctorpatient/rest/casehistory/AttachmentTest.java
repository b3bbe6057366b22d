package dev.doctorpatient.rest.casehistory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.file.FileName;
import org.junit.jupiter.api.Test;

class AttachmentTest {
    private static String header(String name) {
        return Attachment.named(new FileName(name));
    }

    @Test
    void aPlainNameStaysReadable() {
        assertThat(header("report-1.pdf"))
                .isEqualTo("attachment; filename=\"report-1.pdf\"; filename*=UTF-8''report-1.pdf");
    }

    @Test
    void noNameBreaksOutOfItsQuotes() {
        assertThat(header("a\";x=\"b\u00e9 %41'.pdf"))
                .isEqualTo("attachment; filename=\"a__x__b_ _41_.pdf\";"
                        + " filename*=UTF-8''a%22%3Bx%3D%22b%C3%A9%20%2541%27.pdf");
    }
}
