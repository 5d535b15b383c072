package dev.latchkey.key;

import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * Finds the default data source of TomEE, which does not bind it to the name that Jakarta EE has for it (EE.5.20).
 *
 * <p>The resource that {@code tomee.xml} calls {@code DefaultDataSource} is taken for it; see {@code deploy-descriptors/tomee}.
 *
 * @see <a href="https://github.com/apache/tomee/pull/103">tomee#103</a> where other defaults of Jakarta EE were added
 */
final class TomEeDataSource {
    private static final String STANDARD = "java:comp/DefaultDataSource";
    private static final String TOMEE = "openejb:Resource/DefaultDataSource";

    private TomEeDataSource() {}

    /** Looks for it in place of the standard name, which was not found; otherwise {@code missing} is thrown. */
    static DataSource insteadOf(String name, NamingException missing) throws NamingException {
        if (!name.equals(STANDARD)) {
            throw missing;
        }
        try {
            return (DataSource) new InitialContext().lookup(TOMEE);
        } catch (NamingException notTomEe) {
            throw missing;
        }
    }
}
