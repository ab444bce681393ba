package io.mittari.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets in who has the token and comes to this machine by its own name, and nobody else. */
abstract class ApiDoor extends HttpServlet {

    static final String PATH = "/api/v1/";

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ApiDoor.class);

    private final transient Access access;
    private final transient Api api;

    ApiDoor(Access access, Api api) {
        this.access = access;
        this.api = api;
    }

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Exchange.write(reply(request), response);
        } catch (EOFException gone) { // nobody is there to be told
            LOG.debug("{} {}: the caller is gone", request.getMethod(), request.getRequestURI(), gone);
        }
    }

    private Reply reply(HttpServletRequest request) throws IOException {
        try {
            if (!Access.hostAllowed(request.getHeader("Host"))) {
                throw Refusal.forbidden("this platform is at 127.0.0.1 and localhost only");
            }
            if (!access.authorized(request.getHeader("Authorization"))) {
                throw Refusal.unauthorized("the token in the home's run/http.json is needed as a bearer token");
            }
            return api.answer(
                    request.getMethod(),
                    Exchange.path(request, PATH),
                    Exchange.query(request),
                    request.getInputStream(),
                    request.getContentLengthLong());
        } catch (Refusal refused) {
            return Reply.error(refused);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Reply.error(503, "the platform stops");
        }
    }
}
