package dev.latchkey.it;

import static dev.latchkey.it.Console.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The audit log in the console: filters, names, export. */
interface ConsoleAudit extends ConsolePage {
    /** Keeps the content of what is downloaded for the test. */
    String KEEP_DOWNLOADS =
            """
            const original = URL.createObjectURL;
            URL.createObjectURL = (blob) => {
              blob.arrayBuffer().then((bytes) => { window.exported = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes); });
              return original(blob);
            };
            """;

    private String exported(String button) {
        browser().run("window.exported = null");
        browser().click(button);
        await().until(() -> browser().run("return window.exported") != null);
        return (String) browser().run("return window.exported");
    }

    @Test
    default void entriesAreFilteredNamedAndExported() {
        String formula = id(console().make("=HYPERLINK(\"http://evil.example\")", "Search"));
        String other = id(console().make("Another", "Search"));
        console().open("#demo/audit");
        console().signIn("admin").type("audit-key", formula);
        browser().choose("audit-action", "key created").awaitText("audit-entries", "=HYPERLINK");
        await().untilAsserted(() -> assertThat(browser().find("audit-entries").getText())
                .contains(formula, "Demo: manages keys")
                .doesNotContain(other));
        browser().picture("audit-filtered").isAccessible("the filtered audit log");

        browser().run(KEEP_DOWNLOADS);
        String csv = exported("export-csv");
        assertThat(csv)
                .startsWith("\ufeff\"number\",\"time\",")
                .contains("\"'=HYPERLINK(")
                .doesNotContain(",\"=");
        assertThat(csv.lines()).hasSize(2);
        assertThat(exported("export-json"))
                .contains("\"subject\": \"" + formula + "\"")
                .doesNotContain(other);

        browser().type("audit-key", "zzzzzzzzzzzz").choose("audit-action", "key deleted");
        browser().click("clear-audit").awaitText("audit-entries", other);
        browser().type("audit-actor", "system").choose("audit-action", "application created");
        await().untilAsserted(() ->
                assertThat(browser().find("audit-entries").getText()).doesNotContain(other));
        browser().size(375, 740).picture("audit-filters-narrow").doesNotScrollSideways("filters on a phone");
    }

    /** A spreadsheet runs a cell that begins so. */
    @Test
    default void noCellOfAnExport_isAFormula() {
        for (String hostile :
                List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\uff1d1", "\"=1")) {
            String cell =
                    (String) browser().run("return import('./csv.js').then(({ cell }) => cell(arguments[0]))", hostile);
            assertThat(cell).as(hostile).matches("(?s)\"(?:'|\"\").*\"");
        }
        assertThat(browser().run("return import('./csv.js').then(({ cell }) => cell('a \"b\", c'))"))
                .isEqualTo("\"a \"\"b\"\", c\"");
    }
}
