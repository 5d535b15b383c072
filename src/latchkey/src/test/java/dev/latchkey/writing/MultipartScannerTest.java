package dev.latchkey.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.ScopeRequired;
import dev.latchkey.redaction.Pointers;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 2046, section 5.1, and RFC 7578. Line ends are written as line feeds here. */
class MultipartScannerTest {
    private static final WriteMode REFUSE = new WriteMode(false, WriteMode.Kind.WHOLE);
    private static final WriteMode IGNORE = new WriteMode(true, WriteMode.Kind.WHOLE);
    private static final WriteMode PATCH = new WriteMode(false, WriteMode.Kind.PATCH);

    private static final String NAME = "--b\nContent-Disposition: form-data; name=\"name\"\n\nn\n";
    private static final String MARGIN = "--b\nContent-Disposition: form-data; name=\"margin\"\n\n7\n";
    private static final String END = "--b--\n";

    private final Vocabulary vocabulary = new Vocabulary();
    private final WriteGuard guard = new WriteGuard(new Declarations(vocabulary), List.of());
    private final FormBody form = form();

    /** Declares the fields. */
    private static final class Fields {
        String name;

        @ScopeRequired("M")
        String margin;
    }

    private FormBody form() {
        List<FormField> fields = new ArrayList<>();
        for (Field each : Fields.class.getDeclaredFields()) {
            fields.add(new FormField(each.getName(), each, each.getType(), "Fields"));
        }
        return guard.form(fields, Pointers.NONE);
    }

    /** Reads through the scanner in pieces of every size. */
    private String read(String body, WriteMode mode, Set<String> scopes) throws IOException {
        String first = null;
        for (int step : new int[] {8192, 1, 2, 3, 7}) {
            try (BodyGate gate = gate(body.replace("\n", "\r\n"), mode, scopes, step)) {
                String read = new String(gate.readAllBytes(), StandardCharsets.UTF_8);
                assertThat(first == null ? read : first).isEqualTo(read);
                first = read;
            }
        }
        return first.replace("\r\n", "\n");
    }

    private BodyGate gate(String body, WriteMode mode, Set<String> scopes, int step) {
        InputStream slow = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, step));
            }
        };
        GrantedScopes granted = vocabulary.granted(scopes);
        return new BodyGate(slow, new MultipartScanner(form, "b", granted, mode));
    }

    private List<String> refused(String body) {
        return catchThrowableOfType(Violations.class, () -> read(body, REFUSE, Set.of()))
                .members();
    }

    @Test
    void allowedParts_arriveAsTheyWereSent() throws IOException {
        String file = "--b\nContent-Disposition: form-data; name=\"file\"; filename=\"a;name=margin.txt\"\n"
                + "Content-Type: application/octet-stream\n\n\n\n-\n--\n--a\n\r\r--c\n\n";
        assertThat(read(NAME + file + END, REFUSE, Set.of())).isEqualTo(NAME + file + END);
        assertThat(read(NAME + MARGIN + END, REFUSE, Set.of("M"))).isEqualTo(NAME + MARGIN + END);
    }

    @Test
    void unwritablePart_isRefused() {
        assertThat(refused(NAME + MARGIN + END)).containsExactly("/margin");
        assertThat(refused("preamble\n" + MARGIN + NAME + MARGIN + END)).containsExactly("/margin");
        assertThat(refused(MARGIN.replace("--b\n", "--b \t\n") + END)).containsExactly("/margin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Disposition: form-data; name=margin",
                "content-disposition : form-data ; NAME = margin ",
                "Content-Disposition: form-data;name=\"Margin\";filename=\"x\"",
                "Content-Disposition: form-data; filename=\"=?utf-8?Q?x?=\"; name=\"margin\"",
                "Content-Disposition: form-data; name=\"mar\\gin\"",
                "Content-Disposition: form-data; name=\" margin \"",
                "Content-Disposition: attachment; name=\"margin\"",
                "X: y\nContent-Disposition: form-data; name=\"margin\"\nContent-Type: text/plain"
            })
    void otherFormOfTheName_isRefused(String head) {
        assertThat(refused("--b\n" + head + "\n\n7\n" + END)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Disposition: form-data; name=\"a\"; name=\"margin\"",
                "Content-Disposition: form-data; name=\"a\"\nContent-Disposition: form-data; name=\"margin\"",
                "Content-Disposition: form-data; name*=utf-8''margin",
                "Content-Disposition: form-data; name*0=mar; name*1=gin",
                "Content-Disposition: form-data; name=\"=?utf-8?Q?margin?=\"",
                "Content-Disposition: form-data; name=mar(x)gin",
                "Content-Disposition: form-data; name=\"margin",
                "Content-Disposition: form-data; name=\"a\"margin",
                "Content-Disposition: form-data; name=\"a\";\n name=\"margin\"",
                "Content-Disposition form-data",
                "X: --b"
            })
    void headThatReadersUnderstandDifferently_isMalformed(String head) {
        assertMalformed("--b\n" + head + "\n\n7\n" + END);
    }

    private void assertMalformed(String body) {
        assertThatThrownBy(() -> read(body, REFUSE, Set.of())).isInstanceOf(MalformedBodyException.class);
    }

    @Test
    void boundaryThatReadersUnderstandDifferently_isMalformed() {
        assertMalformed(NAME.replace("\n\nn", "\n\nn--b") + END);
        assertMalformed(NAME + "--bc" + END);
        assertMalformed("x" + NAME + END);
        assertMalformed(NAME + "--b-x\n");
        assertThatThrownBy(() -> gate("--b\nContent-Disposition: x\n\n", REFUSE, Set.of(), 100)
                        .readAllBytes())
                .as("lines without a carriage return")
                .isInstanceOf(MalformedBodyException.class);
    }

    @Test
    void emptyPart_isLeftOut() throws IOException {
        String empty = MARGIN.replace("7", "");
        assertThat(read(empty + NAME + END, REFUSE, Set.of())).isEqualTo(NAME + END);
        assertThat(read(NAME + empty + END, REFUSE, Set.of())).isEqualTo(NAME + END);
        assertThat(read(NAME + MARGIN.replace("7\n", "") + END, REFUSE, Set.of()))
                .as("without an empty line of its own")
                .isEqualTo(NAME + END);
        assertThat(read(empty + NAME + END, REFUSE, Set.of("M"))).isEqualTo(empty + NAME + END);
        assertThatThrownBy(() -> read(empty + NAME + END, PATCH, Set.of())).isInstanceOf(Violations.class);
    }

    @Test
    void ignoredPart_isLeftOutAndNamed() throws IOException {
        assertThat(read(NAME + MARGIN + NAME + END, IGNORE, Set.of())).isEqualTo(NAME + NAME + END);
        try (BodyGate gate = gate((MARGIN + END).replace("\n", "\r\n"), IGNORE, Set.of(), 9)) {
            gate.readAllBytes();
            assertThat(gate.ignored().members()).containsExactly("/margin");
        }
    }

    @Test
    void whatStandsOutsideOfParts_isLeftOut() throws IOException {
        assertThat(read("before\n\n" + NAME + END + "after\n" + MARGIN + END, REFUSE, Set.of()))
                .isEqualTo(NAME + END);
    }

    @Test
    void largePart_isNotKept() throws IOException {
        long size = 50_000_000;
        byte[] before = NAME.replace("\n\nn\n", "\n\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        InputStream endless = new InputStream() {
            private long at;

            @Override
            public int read() {
                throw new IllegalStateException("byte by byte");
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                if (at == 0) {
                    System.arraycopy(before, 0, target, offset, before.length);
                    at = before.length;
                    return before.length;
                }
                at += length;
                Arrays.fill(target, offset, offset + length, (byte) '-');
                return at > size ? -1 : length;
            }
        };
        MultipartScanner scanner = new MultipartScanner(form, "b", vocabulary.granted(Set.of()), REFUSE);
        byte[] chunk = new byte[8192];
        long read = 0;
        try (BodyGate gate = new BodyGate(endless, scanner)) {
            for (int count = gate.read(chunk, 0, chunk.length); count >= 0; count = gate.read(chunk, 0, chunk.length)) {
                read += count;
                assertThat(scanner.output().size()).isLessThan(20_000);
            }
        }
        assertThat(read).isGreaterThan(size - 20_000);
    }
}
