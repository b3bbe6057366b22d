package dev.doctorpatient.bootstrap.web;

import dev.doctorpatient.bootstrap.configuration.Settings;
import dev.doctorpatient.rest.openapi.ApiDocument;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** Says in the document what is only known when the service starts: what it is called, and where the API lives. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class MovedDocument implements OASFilter {
    @Override
    public void filterOpenAPI(OpenAPI document) {
        var settings = Settings.read(ConfigProvider.getConfig());
        document.getInfo().setTitle(settings.projectName());
        document.getInfo()
                .setDescription(
                        document.getInfo().getDescription().replace(ApiDocument.BUILT_PREFIX, settings.apiPrefix()));
        var moved = OASFactory.createPaths();
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> moved.addPathItem(
                        path.replaceFirst("^" + ApiDocument.BUILT_PREFIX, settings.apiPrefix()), item));
        document.setPaths(moved);
    }
}
