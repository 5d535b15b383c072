package dev.latchkey.key;

import dev.latchkey.ApiKey;
import dev.latchkey.config.Settings;
import dev.latchkey.credential.KeyText;
import dev.latchkey.event.KeyCreatedEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Makes keys and clients with new texts, once for each request. Thread-safe. */
final class KeyFactory {
    private final Digester digester;
    private final Settings settings;
    private final ExpiryRules expiry;

    KeyFactory(Digester digester, Settings settings) {
        this.digester = digester;
        this.settings = settings;
        this.expiry = new ExpiryRules(settings.keys().lifetimes());
    }

    /**
     * Makes a key and stores it.
     *
     * @param replaced the id of the key that it takes the place of; empty if there is none
     */
    IssueResult make(KeyTransaction change, NewKey asked, Optional<String> replaced) {
        return make(
                change,
                asked,
                expiry.ofNew(change, asked.application(), asked.terms().expires()),
                replaced);
    }

    private IssueResult make(
            KeyTransaction change, NewKey asked, Optional<Instant> expires, Optional<String> replaced) {
        KeyText text = KeyText.generate(prefix(asked.kind()));
        ApiKey key = new DescribedKey(
                text.id(),
                asked.application(),
                asked.description(),
                asked.scopes(),
                change.now(),
                ApiKey.State.ACTIVE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                expires.map(asked.terms()::expiringAt).orElseGet(asked.terms()::withoutExpiry));
        KeyRevision made = change.add(new KeyRecord(key, digester.digest(text), asked.kind()), " created", replaced);
        change.tell(asked.kind(), new KeyCreatedEvent(key));
        return new IssueResult(made, Optional.of(text.text()));
    }

    /** Makes a key like another one, with these scopes: it lives as long as that one was made for. */
    IssueResult makeLike(
            KeyTransaction change, ApiKey other, Set<String> scopes, CredentialKind kind, Optional<String> replaced) {
        NewKey like = new NewKey(other.application(), other.description(), scopes, false, kind, other.terms());
        return make(change, like, expiry.ofSuccessor(change, other), replaced);
    }

    private String prefix(CredentialKind kind) {
        if (kind == CredentialKind.KEY) {
            return settings.keys().prefixes().get(0);
        }
        return settings.tokens()
                .orElseThrow(() -> new IllegalStateException("latchkey.tokens is false, so clients cannot be created"))
                .clientPrefix();
    }

    /**
     * Makes a key unless the same request made one before, which is returned without its text then.
     *
     * @param repetition how to recognise the request; empty if each makes a key
     */
    static IssueResult once(KeyTransaction change, Optional<IdempotencyKey> repetition, Supplier<IssueResult> work) {
        Optional<KeyRevision> before = repetition.flatMap(change.repetitions()::madeBefore);
        if (before.isPresent()) {
            return new IssueResult(before.get(), Optional.empty());
        }
        IssueResult issue = work.get();
        repetition.ifPresent(
                same -> change.repetitions().remember(same, issue.made().key().id()));
        return issue;
    }
}
