package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.tenant.admin.GateCall;
import org.jspecify.annotations.Nullable;

/** An instance beside the live one. Only who has it can call it; closing it leaves no trace, however far it came. */
final class ShadowInstance implements AutoCloseable {

    private final LiveInstance instance;
    private final ShadowStage stage;
    private final Lane lane;
    private boolean begun;
    private @Nullable Running running;

    ShadowInstance(LiveInstance instance, ShadowStage stage, Lane lane) {
        this.instance = instance;
        this.stage = stage;
        this.lane = lane;
    }

    /** Once, and first. */
    void start() throws BadRequest, Unavailable {
        lane.run(() -> {
            stage.demandFit(instance);
            begun = true;
            running = stage.begin(instance);
            return running;
        });
    }

    <T> T call(GateCall<Object, T> call) throws MetricsException {
        var started = running;
        if (started == null || !started.lease()) {
            throw new IllegalStateException("%s does not run".formatted(instance));
        }
        return LentCall.of(started, () -> call.on(started.service()))
                .await(stage.limits().call());
    }

    /** After the start, also where who waited for that was called off: the lane does one after the other. */
    @Override
    public void close() throws BadRequest, Unavailable {
        lane.run(() -> {
            if (begun) {
                stage.end(instance, running);
            }
            return begun;
        });
    }
}
