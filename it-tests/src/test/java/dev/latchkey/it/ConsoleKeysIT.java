package dev.latchkey.it;

/** The application details page in a real browser, on the demo: lists of keys and applications, expiry, addresses and leaks. */
@EveryServer
@NeedsBrowser
class ConsoleKeysIT extends ConsoleOnDemo implements ConsoleLists, ConsoleTerms, ConsoleLeaks, ConsoleApplications {}
