package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

/** Runs a cache of Debian between tests and a server, on loopback, with a configuration of its own. */
final class CacheProgram implements AutoCloseable {
    /** The caches that are tried. */
    enum Kind {
        NGINX("/usr/sbin/nginx", "nginx-light", "-c", "CONF") {
            @Override
            String configuration(Path directory, int port, int origin) {
                return """
                        user root;
                        daemon off;
                        master_process off;
                        pid %1$s/pid;
                        error_log %1$s/error.log;
                        events {}
                        http {
                          access_log off;
                          client_body_temp_path %1$s/body;
                          proxy_temp_path %1$s/proxy;
                          fastcgi_temp_path %1$s/fastcgi;
                          uwsgi_temp_path %1$s/uwsgi;
                          scgi_temp_path %1$s/scgi;
                          proxy_cache_path %1$s/cache keys_zone=store:1m;
                          server {
                            listen 127.0.0.1:%2$d;
                            location / {
                              proxy_pass http://127.0.0.1:%3$d;
                              proxy_http_version 1.1;
                              proxy_cache store;
                              proxy_cache_valid 200 206 301 302 404 1m;
                            }
                          }
                        }
                        """
                        .formatted(directory, port, origin);
            }
        },
        VARNISH(
                "/usr/sbin/varnishd",
                "varnish",
                "-F",
                "-j",
                "none",
                "-n",
                "DIRECTORY",
                "-a",
                "LISTEN",
                "-f",
                "CONF",
                "-t",
                "60",
                "-s",
                "malloc,16m") {
            @Override
            String configuration(Path directory, int port, int origin) {
                return """
                        vcl 4.1;
                        backend default { .host = "127.0.0.1"; .port = "%d"; }
                        """
                        .formatted(origin);
            }
        },
        HAPROXY("/usr/sbin/haproxy", "haproxy", "-db", "-f", "CONF") {
            @Override
            String configuration(Path directory, int port, int origin) {
                return """
                        defaults
                          mode http
                          timeout connect 60s
                          timeout client 60s
                          timeout server 60s
                        cache store
                          total-max-size 16
                          max-object-size 1000000
                          max-age 60
                          process-vary on
                        frontend all
                          bind 127.0.0.1:%d
                          http-request cache-use store
                          http-response cache-store store
                          default_backend origin
                        backend origin
                          server origin 127.0.0.1:%d
                        """
                        .formatted(port, origin);
            }
        },
        /** Takes a response with {@code max-age} and without {@code Date}, as Payara sends them, for expired unless told otherwise. */
        SQUID("/usr/sbin/squid", "squid", "-N", "-f", "CONF") {
            @Override
            String configuration(Path directory, int port, int origin) {
                return """
                        http_port 127.0.0.1:%2$d accel defaultsite=127.0.0.1 no-vhost
                        cache_peer 127.0.0.1 parent %3$d 0 no-query no-digest originserver name=origin login=PASSTHRU
                        http_access allow all
                        cache_mem 16 MB
                        refresh_pattern . 10 50%% 60 override-expire
                        access_log none
                        cache_log %1$s/cache.log
                        pid_filename %1$s/pid
                        coredump_dir %1$s
                        shutdown_lifetime 1 second
                        pinger_enable off
                        visible_hostname cache.example
                        netdb_filename none
                        """
                        .formatted(directory, port, origin);
            }
        },
        HTTPD("/usr/sbin/apache2", "apache2-bin", "-D", "FOREGROUND", "-f", "CONF") {
            @Override
            String configuration(Path directory, int port, int origin) {
                return """
                        ServerRoot /usr/lib/apache2
                        LoadModule mpm_event_module modules/mod_mpm_event.so
                        LoadModule authz_core_module modules/mod_authz_core.so
                        LoadModule proxy_module modules/mod_proxy.so
                        LoadModule proxy_http_module modules/mod_proxy_http.so
                        LoadModule cache_module modules/mod_cache.so
                        LoadModule cache_disk_module modules/mod_cache_disk.so
                        DefaultRuntimeDir %1$s
                        ServerName 127.0.0.1
                        Listen 127.0.0.1:%2$d
                        PidFile %1$s/pid
                        ErrorLog %1$s/error.log
                        User nobody
                        Group nogroup
                        CacheRoot %1$s/cache
                        CacheEnable disk /
                        CacheIgnoreNoLastMod On
                        CacheDefaultExpire 60
                        ProxyPass / http://127.0.0.1:%3$d/
                        """
                        .formatted(directory, port, origin);
            }
        };

        private final String program;
        private final String debianPackage;
        private final List<String> arguments;

        Kind(String program, String debianPackage, String... arguments) {
            this.program = program;
            this.debianPackage = debianPackage;
            this.arguments = List.of(arguments);
        }

        abstract String configuration(Path directory, int port, int origin);
    }

    private final Process process;
    private final int port;

    private CacheProgram(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one in front of the server at the port {@code origin}. */
    static CacheProgram start(Kind kind, int origin) throws IOException {
        assertThat(Path.of(kind.program))
                .withFailMessage(
                        "%s is missing: install Debian's package %s (apt-get install %s).",
                        kind.program, kind.debianPackage, kind.debianPackage)
                .isExecutable();
        // Some of them give up root, and have long names for sockets in it.
        Path directory = Files.createTempDirectory("latchkey-cache");
        Files.createDirectory(directory.resolve("cache"));
        for (Path each : List.of(directory, directory.resolve("cache"))) {
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        int port = Ports.free();
        Path configuration = Files.writeString(directory.resolve("conf"), kind.configuration(directory, port, origin));
        List<String> command = new java.util.ArrayList<>(List.of(kind.program));
        for (String each : kind.arguments) {
            command.add(each.replace("CONF", configuration.toString())
                    .replace("DIRECTORY", directory.toString())
                    .replace("LISTEN", "127.0.0.1:" + port));
        }
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        CacheProgram cache = new CacheProgram(process, port);
        try {
            await(kind.name()).atMost(Duration.ofSeconds(120)).until(() -> !process.isAlive() || cache.listens());
            assertThat(process.isAlive()).as(Files.readString(output)).isTrue();
        } catch (IOException | RuntimeException | AssertionError failure) {
            cache.close();
            throw failure;
        }
        return cache;
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    Http http(String war) {
        return new Http("http://127.0.0.1:" + port + "/" + war);
    }

    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            await("the end of a cache").atMost(Duration.ofSeconds(60)).until(() -> !process.isAlive());
        } finally {
            process.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
