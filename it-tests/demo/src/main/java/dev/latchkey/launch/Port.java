package dev.latchkey.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Names the port of the demo on the loopback interface. */
record Port(int number) {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    static Port parse(String text) {
        if (text.matches("[0-9]{1,5}")) {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= 65_535) {
                return new Port(number);
            }
        }
        throw new DemoException("\"" + text + "\" is no port: choose one from 1 to 65535 with -Ddemo.port=…");
    }

    void checkFree() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), number));
        } catch (IOException e) {
            throw new DemoException(
                    "Port " + number + " on 127.0.0.1 is taken: free it or choose another with -Ddemo.port=…");
        }
    }

    String url() {
        return "http://127.0.0.1:" + number;
    }
}
