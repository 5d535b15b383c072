package dev.latchkey.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** Tests that run on every server, each by a profile of the build; all others run on Payara Micro alone. */
@Tag("every-server")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface EveryServer {}
