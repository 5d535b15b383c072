package dev.latchkey.it.probe;

import dev.latchkey.PublicEndpoint;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** Looks into a data source behind Latchkey's back: counts keys, deletes them the way another server would, loses them. */
@PublicEndpoint
@WebServlet("/keys-in")
public class CountServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        try (Connection connection = connection(request);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from latchkey_key")) {
            rows.next();
            response.getWriter().print(rows.getInt(1));
        } catch (SQLException | NamingException failure) {
            throw new ServletException(failure);
        }
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        try (Connection connection = connection(request);
                Statement statement = connection.createStatement()) {
            response.getWriter().print(statement.executeUpdate("delete from latchkey_key"));
        } catch (SQLException | NamingException failure) {
            throw new ServletException(failure);
        }
    }

    /** Loses the table of keys. */
    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        try (Connection connection = connection(request);
                Statement statement = connection.createStatement()) {
            statement.execute("drop table latchkey_key cascade");
        } catch (SQLException | NamingException failure) {
            throw new ServletException(failure);
        }
    }

    private static Connection connection(HttpServletRequest request) throws SQLException, NamingException {
        return ((DataSource) new InitialContext().lookup(request.getParameter("in"))).getConnection();
    }
}
