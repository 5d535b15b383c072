package dev.latchkey.it.lent;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** Runs commands of Payara Micro, which has no port for them, and empties its default database. */
@WebServlet("/*")
public class Deployer extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** With the parameters {@code command} and {@code argument}: 204, or 409 with what Payara says. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String[] result = {null};
        // Without what a thread of a request has: the command would be one of this application.
        Thread thread = new Thread(
                null,
                () -> result[0] = run(request.getParameter("command"), request.getParameter("argument")),
                "deployer",
                0,
                false);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException end) {
            throw new IOException(end);
        }
        if (result[0] == null) {
            response.setStatus(204);
        } else {
            response.setStatus(409);
            response.getWriter().print(result[0]);
        }
    }

    /** Its classes are in the server, and not on the class path of the tests. */
    private static String run(String command, String argument) {
        try {
            Class<?> globals = Class.forName("org.glassfish.internal.api.Globals");
            Thread.currentThread().setContextClassLoader(globals.getClassLoader());
            Class<?> type = Class.forName("org.glassfish.embeddable.CommandRunner");
            Object runner = globals.getMethod("get", Class.class).invoke(null, type);
            Object result = type.getMethod("run", String.class, String[].class)
                    .invoke(runner, command, new String[] {argument});
            Class<?> kind = Class.forName("org.glassfish.embeddable.CommandResult");
            String status = kind.getMethod("getExitStatus").invoke(result).toString();
            return status.equals("FAILURE")
                    ? kind.getMethod("getOutput").invoke(result) + " "
                            + kind.getMethod("getFailureCause").invoke(result)
                    : null;
        } catch (ReflectiveOperationException failure) {
            return String.valueOf(failure.getCause() == null ? failure : failure.getCause());
        }
    }

    /** Removes all tables of the default data source. */
    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            DataSource database = (DataSource) new InitialContext().lookup("java:comp/DefaultDataSource");
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("drop all objects");
            }
        } catch (NamingException | SQLException failure) {
            throw new IOException(failure);
        }
        response.setStatus(204);
    }
}
