package io.mittari.itests.bad.brokenstart;

import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;

/** An endpoint whose consumer cannot be started. */
final class NeverStarts extends DefaultEndpoint {

    NeverStarts(CamelContext context) {
        setCamelContext(context);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        return new DefaultConsumer(this, processor) {
            @Override
            protected void doStart() {
                throw new IllegalStateException("thrown by the consumer, for a test");
            }
        };
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("nothing is sent here");
    }

    @Override
    protected String createEndpointUri() {
        return "never-starts:";
    }
}
