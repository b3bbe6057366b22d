package dev.doctorpatient.persistence.shared;

import java.time.Instant;
import org.mapstruct.CollectionMappingStrategy;
import org.mapstruct.MapperConfig;
import org.mapstruct.MappingConstants.ComponentModel;
import org.mapstruct.ReportingPolicy;

/** What all mappers share: a column that nothing fills fails the build, and every time is cut to what columns keep. */
@MapperConfig(
        componentModel = ComponentModel.JAKARTA_CDI,
        unmappedTargetPolicy = ReportingPolicy.ERROR,
        collectionMappingStrategy = CollectionMappingStrategy.TARGET_IMMUTABLE,
        uses = RowMapping.Times.class)
public interface RowMapping {
    /** Found by MapStruct through its type. */
    final class Times {
        private Times() {}

        /** An instant as it will be read again. */
        public static Instant stored(Instant time) {
            return Values.stored(time);
        }
    }
}
