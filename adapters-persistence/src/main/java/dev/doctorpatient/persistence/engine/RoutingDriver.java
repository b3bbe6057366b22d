package dev.doctorpatient.persistence.engine;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The one driver that the build can name: forwards to H2's or PostgreSQL's by the URL. */
public final class RoutingDriver implements Driver {
    @Override
    public @Nullable Connection connect(String url, Properties info) throws SQLException {
        var engine = Engine.of(url);
        return engine.isPresent() ? engine.get().driver().connect(url, info) : null;
    }

    @Override
    public boolean acceptsURL(String url) {
        return Engine.of(url).isPresent();
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
        var engine = Engine.of(url);
        return engine.isPresent() ? engine.get().driver().getPropertyInfo(url, info) : new DriverPropertyInfo[] {};
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false; // PostgreSQL's says so
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("the drivers behind this one have their own loggers");
    }
}
