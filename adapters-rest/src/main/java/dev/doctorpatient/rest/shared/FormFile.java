package dev.doctorpatient.rest.shared;

import dev.doctorpatient.application.file.Upload;
import dev.doctorpatient.domain.file.FileName;
import dev.doctorpatient.domain.shared.Invalid;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.jspecify.annotations.Nullable;

/** A form that brings one file and nothing else. */
public final class FormFile {
    /** The name of its one part. */
    public static final String PART = "file";

    private FormFile() {}

    /**
     * The file of a form.
     *
     * @throws Invalid naming the part that is missing, or that nobody asked for: it never vanishes silently here either
     */
    public static Upload of(MultipartFormDataInput form, TemporaryFiles files) {
        var file = only(form);
        return new Upload(
                PART,
                FileName.cleaned(PART, file.getFileName()),
                files.read(file.getFileItem().getFile()));
    }

    private static FormValue only(MultipartFormDataInput form) {
        var values = form.getValues();
        for (@Nullable String name : values.keySet()) {
            if (!PART.equals(name)) {
                throw Invalid.field(name == null ? "" : name, "is not known here"); // a part need not have a name
            }
        }
        var found = values.get(PART);
        if (found == null || found.size() != 1 || !found.iterator().next().isFileItem()) {
            throw Invalid.field(PART, "must be one file");
        }
        return found.iterator().next();
    }
}
