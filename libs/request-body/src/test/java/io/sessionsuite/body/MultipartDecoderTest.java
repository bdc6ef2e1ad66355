package io.sessionsuite.body;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sessionsuite.body.MalformedParameters.Defect;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartDecoderTest {

    private static final String A = "Content-Disposition: form-data; name=\"a\"\r\n\r\n";
    private static final String B = "Content-Disposition: form-data; name=\"b\"\r\n\r\n";
    private static final MultipartDecoder DECODER = new MultipartDecoder(3);

    @Test
    void partsAreTakenInOrder() {
        assertThat(decode("--X\r\n" + A + "1\r\n--X\r\n" + B + "2\r\n--X\r\n" + A + "3\r\n--X--\r\n"))
                .containsExactly(new Parameter("a", "1"), new Parameter("b", "2"), new Parameter("a", "3"));
    }

    @Test
    void formOfCurlWithAFileIsTaken() {
        String file = "[{\"upsert\":[\r\n]}]\n";
        String body = String.join(
                "\r\n",
                "--X",
                "Content-Disposition: form-data; name=\"a\"; filename=\"C_\\\"x;ü.json\"",
                "Content-Type: application/octet-stream",
                "",
                file,
                "--X--",
                "");
        assertThat(decode(body)).containsExactly(new Parameter("a", file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ü€",
                "\r\n",
                "\r\n\r\n",
                "\r\n--Y",
                "\r\n-",
                "x\r\n--XY\r\ny",
                "\n--X\r\n",
                "%41+&=",
                "\r\r\n--"
            })
    void anyTextIsAValue(String value) {
        assertThat(decode("--X\r\n" + A + value + "\r\n--X--")).containsExactly(new Parameter("a", value));
    }

    @Test
    void noPartAtAllIsEmpty() {
        assertThat(decode("--X--")).isEmpty();
        assertThat(decode("preamble\r\n--X--epilogue")).isEmpty();
        assertThat(decode("--X\n" + A + "1\r\n--X--")).isEmpty();
    }

    @Test
    void preambleEpilogueAndPaddingAreIgnored() {
        assertThat(decode("--XY\r\nno\r\n--X \t\r\n" + A + "1\r\n--X--\r\n--X\r\n" + B + "2\r\n--X--"))
                .containsExactly(new Parameter("a", "1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "content-disposition:form-data;name=a",
                "CONTENT-DISPOSITION: Form-Data; NAME=\"a\"",
                "Content-Type: text/plain; charset=utf-8\r\nContent-Disposition: form-data; name=a",
                "Content-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: 8BIT",
                "X-Other\r\nContent-Disposition: form-data; name=\"\\a\"; filename=\"a\"",
            })
    void headersMayBeWrittenInManyWays(String headers) {
        assertThat(decode("--X\r\n" + headers + "\r\n\r\n1\r\n--X--")).containsExactly(new Parameter("a", "1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--",
                "--X",
                "--X\r\n",
                "--X\r\n\r\n",
                "--X\r\n\r\n1\r\n--X--",
                "--X\r\n" + A + "1",
                "--X\r\n" + A + "1\r\n--X",
                "--X\r\n" + A + "1\r\n--X\r\n",
                "--X\r\n" + A + "1\n--X--",
                "--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n--X--",
                "--X\r\nContent-Disposition: form-data; name=\"a\"\r\n--X--",
                "--X\r\nContent-Disposition: form-data; name=\"a\r\n\r\n1\r\n--X--",
                "--X\r\nContent-Disposition: form-data\r\n\r\n1\r\n--X--",
                "--X\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n1\r\n--X--",
                "--X\r\nContent-Type: text/plain\r\n\r\n1\r\n--X--",
            })
    void brokenPartIsRefused(String body) {
        assertThat(defect(body, "X")).isEqualTo(Defect.MULTIPART);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--X\r\nContent-Type: text/plain; charset=iso-8859-1\r\n" + A + "1\r\n--X--",
                "--X\r\nContent-Transfer-Encoding: base64\r\n" + A + "1\r\n--X--",
                "--X\r\nContent-Transfer-Encoding: quoted-printable\r\n" + A + "1\r\n--X--",
            })
    void otherEncodingIsRefused(String body) {
        assertThat(defect(body, "X")).isEqualTo(Defect.ENCODING);
    }

    @Test
    void malformedUtf8IsRefused() {
        byte[] body = ("--X\r\n" + A + "\u00FF\r\n--X--").getBytes(ISO_8859_1);
        assertThat(catchThrowableOfType(MalformedParameters.class, () -> DECODER.decode(body, type("X")))
                        .defect())
                .isEqualTo(Defect.ENCODING);
    }

    @Test
    void boundaryHasOneToSeventyCharacters() {
        for (String boundary : new String[] {"'", "a b", "x".repeat(70)}) {
            byte[] body = ("--" + boundary + "\r\n" + A + "1\r\n--" + boundary + "--").getBytes(UTF_8);
            assertThat(DECODER.decode(body, type(boundary)).first("a")).contains("1");
        }
        assertThat(defect("--\r\n" + A + "1\r\n----", "")).isEqualTo(Defect.MULTIPART);
        assertThat(defect("--X--", "x".repeat(71))).isEqualTo(Defect.MULTIPART);
        assertThat(defect("--X--", "\r\n")).isEqualTo(Defect.MULTIPART);
        assertThat(catchThrowableOfType(MalformedParameters.class, () -> DECODER.decode(new byte[0], ContentType.NONE))
                        .defect())
                .isEqualTo(Defect.MULTIPART);
    }

    @Test
    void partsAreCountedToTheLimit() {
        String part = "--X\r\n" + A + "1\r\n";
        assertThat(decode(part.repeat(2) + "--X--")).hasSize(2);
        assertThat(decode(part.repeat(3) + "--X--")).hasSize(3);
        byte[] four = (part.repeat(4) + "--X--").getBytes(UTF_8);
        assertThat(catchThrowableOfType(TooManyParameters.class, () -> DECODER.decode(four, type("X")))
                        .limit())
                .isEqualTo(3);
    }

    @Test
    void headersOfAPartAreBounded() {
        String filler = "X-A: " + "x".repeat(2_000) + "\r\n";
        assertThat(decode("--X\r\n" + filler.repeat(2) + A + "1\r\n--X--")).hasSize(1);
        assertThat(defect("--X\r\n" + filler.repeat(3) + A + "1\r\n--X--", "X")).isEqualTo(Defect.MULTIPART);
    }

    private static java.util.List<Parameter> decode(String body) {
        return DECODER.decode(body.getBytes(UTF_8), type("X")).pairs();
    }

    private static Defect defect(String body, String boundary) {
        return catchThrowableOfType(
                        MalformedParameters.class, () -> DECODER.decode(body.getBytes(UTF_8), type(boundary)))
                .defect();
    }

    private static ContentType type(String boundary) {
        return new ContentType(ContentType.MULTIPART, Map.of("boundary", boundary));
    }
}
