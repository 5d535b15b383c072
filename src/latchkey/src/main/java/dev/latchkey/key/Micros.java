package dev.latchkey.key;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Stores points in time as microseconds since 1970-01-01T00:00:00Z, in databases whose columns or drivers know no time zones. It
 * belongs to the persistence unit only there.
 */
@Converter(autoApply = true)
public final class Micros implements AttributeConverter<OffsetDateTime, Long> {
    @Override
    public Long convertToDatabaseColumn(OffsetDateTime time) {
        return time == null ? null : RowContent.micros(time.toInstant());
    }

    @Override
    public OffsetDateTime convertToEntityAttribute(Long micros) {
        return micros == null
                ? null
                : Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
