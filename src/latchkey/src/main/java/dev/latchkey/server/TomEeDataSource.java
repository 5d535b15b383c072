package dev.latchkey.server;

/**
 * Names the default data source of TomEE: the resource that {@code tomee.xml} calls {@code DefaultDataSource}; see
 * {@code deploy-descriptors/tomee}.
 *
 * @see <a href="https://github.com/apache/tomee/pull/103">tomee#103</a> where other defaults of Jakarta EE were added
 */
final class TomEeDataSource {
    static final String NAME = "openejb:Resource/DefaultDataSource";

    private TomEeDataSource() {}
}
