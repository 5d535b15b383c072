package dev.latchkey.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UriTemplateTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "/inputs/{id}              ! /inputs/{id}      ! /inputs/{}     ! /inputs/{id}",
                "/a/{ id : [0-9]{1,3} }/b  ! /a/{id}/b         ! /a/{}/b        ! /a/{id}/b",
                "/{tenant: (?:t/)?}things  ! /{tenant}things   ! /{}things      ! /things",
                "/{a: .*}/{b}.{c: (x|y)}   ! /{a}/{b}.{c}      ! /{}/{}.{}      ! /{a}/{b}.{c}",
                "plain                     ! plain             ! plain          ! plain",
                "/open/{id                 ! /open/{id}        ! /open/{}       ! /open/{id}",
                "/odd}/{id}                ! /odd}/{id}        ! /odd}/{}       ! /odd}/{id}"
            })
    void formsOfATemplate(String template, String withoutExpressions, String withoutNames, String readable) {
        UriTemplate parsed = UriTemplate.of(template);

        assertThat(parsed.withoutExpressions()).isEqualTo(withoutExpressions);
        assertThat(parsed.withoutNames()).isEqualTo(withoutNames);
        assertThat(parsed.readable()).isEqualTo(readable);
    }

    @ParameterizedTest
    @CsvSource({
        "/inputs/{id}, inputs/7, true",
        "/inputs/{id}/, inputs/7, true",
        "/inputs/{id}, inputs/7/8, false",
        "/a/{id: [0-9]{2}}, a/12, true",
        "/a/{id: [0-9]{2}}, a/123, false",
        "/a%20b, a b, true",
        "/{broken: (}, anything, true",
        "/{context: a(?=b).*}, anything, true",
        "/, '', true"
    })
    void mayMatch(String template, String path, boolean expected) {
        assertThat(UriTemplate.of(template).mayMatch(path)).isEqualTo(expected);
    }

    @Test
    void variables_areThoseThatNeverAreEmpty() {
        UriTemplate template = UriTemplate.of("/{a}/{b: .*}/{c: x+}");

        assertThat(template.variables()).containsExactlyInAnyOrder("a", "c");
        assertThat(template.names()).containsExactly("a", "b", "c");
    }
}
