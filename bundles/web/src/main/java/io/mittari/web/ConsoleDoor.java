package io.mittari.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * Lets in a browser that came by a one-time link, by a cookie that scripts and other sites never see. Only reading is
 * done here, so another site that sends a visitor can change nothing.
 */
abstract class ConsoleDoor extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final String COOKIE = "mittari";
    private static final String LINK = "token";

    private final transient Access access;
    private final transient Api pages;

    ConsoleDoor(Access access, Api pages) {
        this.access = access;
        this.pages = pages;
    }

    @Override
    protected final void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            if (!Access.hostAllowed(request.getHeader("Host"))) {
                throw Refusal.forbidden("this platform is at 127.0.0.1 and localhost only");
            }
            var query = Exchange.query(request);
            var link = query.get(LINK);
            if (link != null) {
                enter(link, response);
                return;
            }
            if (!access.inSession(Exchange.cookie(request, COOKIE))) {
                throw Refusal.unauthorized(
                        "this page is opened by the link that mittari start or mittari status prints");
            }
            var path = Exchange.path(request, "/");
            Exchange.write(pages.answer("GET", path, query, request.getInputStream(), 0), response);
        } catch (Refusal refused) {
            Exchange.write(new Page("Mittari").paragraph(refused.message()).reply(refused.status()), response);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            Exchange.write(Reply.error(503, "the platform stops"), response);
        }
    }

    private void enter(List<String> link, HttpServletResponse response) throws Refusal, IOException {
        var session = access.enter(link.get(0))
                .orElseThrow(() ->
                        Refusal.unauthorized("this link was used, or is too old; mittari status prints a new one"));
        response.setHeader("Set-Cookie", COOKIE + "=" + session + "; Path=/; HttpOnly; SameSite=Strict");
        response.setHeader("Location", "/");
        Exchange.write(Reply.of(303, Reply.HTML, new byte[0]), response);
    }
}
