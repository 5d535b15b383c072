package dev.latchkey.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.FakeRequest;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DependenceTest {
    private final HttpServletRequest request = FakeRequest.get("/x").build();

    @AfterEach
    void leave() {
        CurrentCaller.endTo(null);
    }

    private Object found() {
        return request.getAttribute(Dependence.PROPERTY);
    }

    @Test
    void note_ofAPublicEndpoint_saysThatItDependsOnTheCaller() {
        request.setAttribute(Dependence.PROPERTY, Dependence.NONE);
        Dependence.note(request);
        assertThat(found()).isSameAs(Dependence.CALLER);
    }

    @Test
    void note_forAnAnonymousCaller_saysSoToo() {
        CurrentCaller.put(request, AuthenticationResult.ANONYMOUS);
        Dependence.note(request);
        assertThat(found()).isSameAs(Dependence.CALLER);
    }

    @Test
    void note_ofWhatACredentialOpened_saysNothingMore() {
        CurrentCaller.put(request, new AuthenticationResult.Known(null));
        Dependence.note(request);
        assertThat(found()).isNull();
    }

    @Test
    void noteDispatch_toWhatACredentialOpens_isMoreThanThatACallerIsAskedFor() {
        for (Dependence before : new Dependence[] {null, Dependence.NONE, Dependence.CALLER}) {
            request.setAttribute(Dependence.PROPERTY, before);
            Dependence.noteDispatch(request, true);
            assertThat(found()).isSameAs(Dependence.OPENED);
            Dependence.note(request);
            assertThat(found()).isSameAs(Dependence.OPENED);
        }
    }

    @Test
    void noteDispatch_toWhatIsPublic_changesNothingOfAPublicEndpoint() {
        request.setAttribute(Dependence.PROPERTY, Dependence.NONE);
        Dependence.noteDispatch(request, false);
        assertThat(found()).isSameAs(Dependence.NONE);
    }

    @Test
    void noteDispatch_byWhatACredentialOpened_keepsThat() {
        Dependence.noteDispatch(request, false);
        assertThat(found()).isSameAs(Dependence.OPENED);
    }

    @Test
    void note_ofWhatIsWithheldOrRefused_leavesIt() {
        for (Dependence stricter : new Dependence[] {new Dependence.Withheld("A:Get"), Dependence.REFUSED}) {
            request.setAttribute(Dependence.PROPERTY, stricter);
            Dependence.note(request);
            assertThat(found()).isSameAs(stricter);
        }
    }

    @Test
    void askingTheInjectedCaller_isNoted_onTheThreadOfTheRequest() {
        CurrentCaller.put(request, AuthenticationResult.ANONYMOUS);
        InjectedCaller.ofThread().isAnonymous();
        assertThat(found()).isNull();
        CurrentCaller.begin(request);
        InjectedCaller.ofThread().isAnonymous();
        assertThat(found()).isSameAs(Dependence.CALLER);
    }
}
