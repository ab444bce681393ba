package io.mittari.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may come in. */
class AccessTest {

    private Instant now = Instant.EPOCH;
    private final Access access = new Access(new SecureRandom(), new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void the_token_has_256_bits_and_is_another_at_every_start() {
        assertThat(access.token()).hasSize(64);
        assertThat(new Access(new SecureRandom(), Clock.systemUTC()).token()).isNotEqualTo(access.token());
    }

    @Test
    void a_link_that_is_too_old_opens_nothing() {
        var link = access.link();
        now = now.plus(Access.LINK).plus(Duration.ofMillis(1));
        assertThat(access.enter(link)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.1:8080", "localhost:1", "LOCALHOST", "[::1]:80"})
    void this_machine_has_these_names(String host) {
        assertThat(Access.hostAllowed(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "evil.example",
                "127.0.0.1.evil.example",
                "localhost@evil.example",
                "127.0.0.2",
                "127.0.0.1:80x"
            })
    void and_no_other(String host) {
        assertThat(Access.hostAllowed(host)).isFalse();
    }

    @Test
    void a_server_that_others_can_reach_is_not_used() {
        assertThat(Address.loopback(new String[] {"http://127.0.0.1:4711/"}).getPort())
                .isEqualTo(4711);
        assertThatThrownBy(() -> Address.loopback(new String[] {"http://192.168.1.5:4711/"}))
                .hasMessage("the HTTP server does not listen at 127.0.0.1: [http://192.168.1.5:4711/]");
    }
}
