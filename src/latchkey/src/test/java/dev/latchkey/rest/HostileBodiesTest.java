package dev.latchkey.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.latchkey.MergePatch;
import dev.latchkey.ScopeRequired;
import dev.latchkey.rest.InProcessRest.Sent;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.annotation.Annotation;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Type;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that were made to get something past the check: refused, or bound as without it, and in constant memory. */
class HostileBodiesTest {
    private static final Set<String> SOME = Set.of("Things:Change");
    private static final long MEGABYTE = 1_000_000;

    /** Has a guarded member. */
    public static class Thing {
        public String name;

        @ScopeRequired("Secrets:Get")
        public String secret;

        public Thing inner;
        public List<Thing> all;
    }

    /** A thing that the application reads by itself. */
    public static class Counted {
        @ScopeRequired("Secrets:Get")
        public String secret;

        public Counted inner;
        public List<Counted> all;

        long bytes;
    }

    /** Keeps what was bound. */
    @Path("things")
    @ScopeRequired("Things:Change")
    public static class Things {
        static volatile Thing bound;
        static volatile long bytes;

        /** Binds by JSON-B. */
        @POST
        public void make(Thing thing) {
            bound = thing;
        }

        /** Reads a patch. */
        @PATCH
        @Consumes("application/merge-patch+json")
        public void change(MergePatch<Thing> patch) {
            bound = patch.onto(new Thing());
        }

        /** Is given to a reader that keeps nothing. */
        @POST
        @Path("counted")
        public void count(Counted counted) {
            bytes = counted.bytes;
        }
    }

    /** Reads to the end, and keeps nothing. */
    private static final class Counting implements MessageBodyReader<Counted> {
        @Override
        public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
            return type == Counted.class;
        }

        @Override
        public Counted readFrom(
                Class<Counted> type,
                Type generic,
                Annotation[] annotations,
                MediaType media,
                MultivaluedMap<String, String> headers,
                InputStream in)
                throws IOException {
            Counted counted = new Counted();
            byte[] chunk = new byte[4096];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                counted.bytes += read;
            }
            return counted;
        }
    }

    private final InProcessRest rest = new InProcessRest(
            Map.of(), Set.of(Thing.class, Counted.class), Things.class, new Counting(), new InProcessRest.Unreadable());

    @BeforeEach
    void forget() {
        Things.bound = null;
        Things.bytes = -1;
    }

    private Sent send(String json, String... headers) {
        return rest.send(SOME, "POST", "things", json, headers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'secret':null,'secret':'s'}",
                "{'secret':'s','secret':null}",
                "{'secret':[],'secret':[1]}",
                "{'name':'n','Secret':'s'}",
                "{'\\u0073ecret':'s'}",
                "{'inner':{'inner':{'secret':'s'}}}",
                "{'inner':null,'inner':{'secret':'s'}}",
                "{'all':[null,{},[{'secret':0}]]}",
                "{'secret':false}",
                "{'secret':{'a':null}}",
                "[{'secret':'s'}]",
            })
    void valueForAGuardedMember_isRefused_howeverItIsWritten(String json) {
        Sent refused = send(json.replace('\'', '"'));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).startsWith("unwritable-members");
        assertThat(Things.bound).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'__proto__':{'secret':'s'},'name':'n'}",
                "{'constructor':{'prototype':{'secret':'s'}},'name':'n'}",
                "{'class':{'classLoader':{'secret':1}},'name':'n'}",
                "{'name':'secret','other':{'secret':'s'}}",
                "{'name':'n','$secret':'s','secret[]':'s','secret\\u0000':'s'}",
            })
    void memberThatNoReaderKnows_isTheReadersAffair(String json) {
        Sent sent = send(json.replace('\'', '"'));
        assertThat(sent.status()).isEqualTo(204);
        assertThat(Things.bound.name).isNotNull();
        assertThat(Things.bound.secret).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-16, application/json",
        "UTF-16LE, application/json",
        "UTF-16BE, application/json",
        "UTF-32, application/json",
        "UTF-16, application/json;charset=UTF-16",
        "UTF-8, application/json;charset=UTF-16",
        "UTF-8, application/json;charset=UTF-7",
        "UTF-8, application/json;charset=nonsense",
        "IBM500, application/json",
    })
    void otherEncoding_isRefused(String charset, String type) {
        Sent refused = rest.send(
                SOME,
                "POST",
                "things",
                new ByteArrayInputStream("{\"secret\":\"s\"}".getBytes(Charset.forName(charset))),
                "Content-Type",
                type);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).startsWith("unreadable-body");
        assertThat(Things.bound).isNull();
    }

    @Test
    void byteOrderMark_hidesNothing() {
        assertThat(send("\ufeff{\"secret\":\"s\"}").status())
                .as("as the reader has it")
                .isIn(400, 403);
        assertThat(rest.send(SOME, "POST", "things/counted", "\ufeff{\"secret\":\"s\"}")
                        .status())
                .isEqualTo(403);
        assertThat(send(" \ufeff{\"secret\":\"s\"}").status()).isEqualTo(400);
        assertThat(send("\ufeff\ufeff{\"secret\":\"s\"}").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "application/octet-stream"
            })
    void otherMediaType_isRefused(String type) {
        assertThat(send("{\"secret\":\"s\"}", "Content-Type", type).status()).isEqualTo(415);
        assertThat(Things.bound).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/vnd.thing+json", "text/json", "application/*", "application/JSON"})
    void otherNameOfJson_isChecked(String type) {
        assertThat(send("{\"secret\":\"s\"}", "Content-Type", type).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{secret:'s'}",
                "{'secret':'s'}",
                "/**/{\"secret\":\"s\"}",
                "{\"name\":\"n\" /*,*/, \"secret\":\"s\"}",
                "{\"name\":\"n\"}{\"secret\":\"s\"}",
                "{\"name\":\"n\"} 1",
                "{\"name\":\"n\"};",
                "{\"name\":\"n\"}\u0000",
                "{,\"secret\":\"s\"}",
                "{\"name\" \"n\"}",
                "{\"name\":nul}]",
                "\u001e{\"name\":\"n\"}",
                ")]}',\n{\"name\":\"n\"}",
            })
    void whatOnlySomeReadersAccept_isRefused(String json) {
        assertThat(send(json).status()).isEqualTo(400);
        assertThat(Things.bound).isNull();
    }

    @Test
    void nameThatIsNoText_isRefused() {
        byte[] overlong = {'{', '"', (byte) 0xc1, (byte) 0xb3, 'e', 'c', 'r', 'e', 't', '"', ':', '1', '}'};
        assertThat(rest.send(SOME, "POST", "things", new ByteArrayInputStream(overlong))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"'{\"inner\":',}", "[,]", "'{\"all\":[',]}"})
    void deepNesting_isRefusedInConstantStack(String open, String close) {
        int depth = 100_001;
        Sent refused = send(open.repeat(depth) + close.repeat(depth));
        assertThat(refused.status()).isEqualTo(400);
        String nested = open.repeat(49_000) + "null" + close.repeat(49_000);
        assertThat(rest.send(SOME, "POST", "things/counted", nested).status())
                .as("to a reader that does not recurse")
                .isEqualTo(204);
        assertThat(rest.send(SOME, "POST", "things/counted", open.repeat(100_001) + close.repeat(100_001))
                        .status())
                .isEqualTo(400);
        assertThat(rest.send(SOME, "POST", "things/counted", open.repeat(1000) + "{\"secret\":1}" + close.repeat(1000))
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"n\"",
                "{\"name\":\"n",
                "{\"name\":",
                "{\"name\":\"n\",\"sec",
                "{\"name\":\"n\",\"secret\":nul",
                ""
            })
    void truncatedBody_isNotBound(String json) {
        assertThat(send(json).status()).isIn(400, 403);
        assertThat(Things.bound).isNull();
    }

    @Test
    void brokenConnection_isNotBound() {
        InputStream broken = new SequenceInputStream(
                new ByteArrayInputStream("{\"name\":\"n\",\"sec".getBytes(StandardCharsets.UTF_8)), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the client went away");
                    }
                });
        assertThatThrownBy(() -> rest.send(SOME, "POST", "things", broken)).hasStackTraceContaining("went away");
        assertThat(Things.bound).isNull();
    }

    /** Gives a text, many copies of another one, and a third one. */
    private static InputStream large(String begin, String repeated, long length, String end) {
        byte[] copy = repeated.repeat(10_000 / repeated.length()).getBytes(StandardCharsets.UTF_8);
        InputStream middle = new InputStream() {
            private long left = length;
            private int next;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0];
            }

            @Override
            public int read(byte[] target, int offset, int wanted) {
                if (left <= 0) {
                    return -1;
                }
                int count = (int) Math.min(Math.min(wanted, copy.length - next), left);
                System.arraycopy(copy, next, target, offset, count);
                next = (next + count) % copy.length;
                left -= count;
                return count;
            }
        };
        return new SequenceInputStream(
                new SequenceInputStream(new ByteArrayInputStream(begin.getBytes(StandardCharsets.UTF_8)), middle),
                new ByteArrayInputStream(end.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a text | {`name`:` | x | `} | 204",
                "elements | {`all`:[ | 1,1,1,1,1,1,1,1,1, | 1]} | 204",
                "space | {`name`:1 | + | } | 204",
                "an unwritable text | {`secret`:` | x | `} | 403",
                "unwritable members | {`name`:1 | ,`secret`:1 | } | 403",
                "empty members | {`name`:1 | ,`secret`:[] | } | 204",
                "a name | {` | x | `:1} | 400",
                "space before a value | {`secret`: | + | 1} | 400",
                "a number | {`name`: | 1 | } | 204",
            })
    void hundredMegabytes_needNoMemory(String what, String begin, String repeated, String end, int status) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long length = 100 * MEGABYTE;
        String copies = repeated.replace('`', '"').replace('+', ' ');
        InputStream body = large(
                begin.replace('`', '"'),
                copies,
                length - length % (10_000 / copies.length() * copies.length()),
                end.replace('`', '"'));
        long before = threads.getCurrentThreadAllocatedBytes();
        Sent sent = rest.send(SOME, "POST", "things/counted", body);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(sent.status()).as(what + sent.body()).isEqualTo(status);
        assertThat(allocated).as(what).isLessThan(20 * MEGABYTE);
        if (status == 204 && !what.startsWith("empty")) {
            assertThat(Things.bytes).isGreaterThan(90 * MEGABYTE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Secrets:Get"})
    void largePatch_isRefused_alsoOfWhoMayWriteAll(String more) {
        Set<String> key = more.isEmpty() ? SOME : Set.of("Things:Change", more);
        String[] type = {"Content-Type", "application/merge-patch+json"};
        assertThat(rest.send(key, "PATCH", "things", "{\"name\":\"" + "x".repeat(900_000) + "\"}", type)
                        .status())
                .isEqualTo(204);
        InputStream large = large("{\"name\":\"", "x", 100 * MEGABYTE, "\"}");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(rest.send(key, "PATCH", "things", large, type).status()).isEqualTo(413);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(20 * MEGABYTE);
    }

    @Test
    void longNamesWithinEachOther_areRefused() {
        String name = "n".repeat(9_000);
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            json.append("{\"inner\":{\"").append(name).append("\":1,\"inner\":");
        }
        assertThat(send(json + "1" + "}}".repeat(200)).status()).isIn(400, 204);
        assertThat(send("{\"all\":[" + "{\"secret\":1},".repeat(5_000) + "1]}")
                        .body()
                        .length())
                .as("the members that are named")
                .isLessThan(6_000);
    }
}
