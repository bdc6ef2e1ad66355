package io.sessionsuite.store.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateMathTest {

    private static final long NOW = Instant.parse("2024-02-29T13:14:15.678Z").toEpochMilli();

    @ParameterizedTest(name = "S-108 {0} is {1}")
    @CsvSource({
        "NOW, 2024-02-29T13:14:15.678Z",
        "NOW/DAY, 2024-02-29T00:00:00Z",
        "NOW/DATE, 2024-02-29T00:00:00Z",
        "NOW/HOUR, 2024-02-29T13:00:00Z",
        "NOW/MINUTES, 2024-02-29T13:14:00Z",
        "NOW/SECOND, 2024-02-29T13:14:15Z",
        "NOW/MILLI, 2024-02-29T13:14:15.678Z",
        "NOW/MONTH, 2024-02-01T00:00:00Z",
        "NOW/YEAR, 2024-01-01T00:00:00Z",
        "NOW+1YEAR, 2025-02-28T13:14:15.678Z",
        "NOW-1MONTH+1DAY, 2024-01-30T13:14:15.678Z",
        "NOW/MONTH-1DAY/DAY, 2024-01-31T00:00:00Z",
        "NOW+10MILLISECONDS, 2024-02-29T13:14:15.688Z",
        "2021-01-31T00:00:00Z+1MONTH, 2021-02-28T00:00:00Z",
        "2021-01-31T00:00:00.9999Z, 2021-01-31T00:00:00.999Z",
        "2021-2-5T4:6:36Z, 2021-02-05T04:06:36Z",
        "2021-01-01T24:00:00Z, 2021-01-02T00:00:00Z",
        "2021-01-01T00:00:00.Z, 2021-01-01T00:00:00Z",
        "2021-02-05t04:06:36Z-1DAY, 2021-02-04T04:06:36Z",
        "-0009-01-01T00:00:00Z, -0009-01-01T00:00:00Z",
        "1969-12-31T23:59:59.9999Z, 1969-12-31T23:59:59.999Z"
    })
    void dates(String text, String instant) {
        assertThat(DateMath.parse(text, NOW)).hasValue(Instant.parse(instant).toEpochMilli());
    }

    @Test
    @DisplayName("S-108 what is no date math is no date")
    void noDates() {
        for (String text : List.of(
                "now",
                "NOW+1",
                "NOW+DAY",
                "NOW+1WEEK",
                "NOW/WEEK",
                "NOW+1day",
                "NOW 1DAY",
                "NOW+99999999999DAYS",
                "NOW+999999999YEARS",
                "2021-02-30T00:00:00Z",
                "2021-01-01T00:00:00+01:00",
                "2021-01-01",
                "2021-01-01T00:00Z",
                "",
                "Z",
                "NOW".repeat(1000))) {
            assertThat(DateMath.parse(text, NOW)).as(text).isEmpty();
        }
    }
}
