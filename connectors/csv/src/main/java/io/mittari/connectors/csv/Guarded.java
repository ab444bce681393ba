package io.mittari.connectors.csv;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** A step that fails its exchange when a class is missing; a linkage error would otherwise keep it in flight for good. */
record Guarded(Processor step) implements Processor {

    @Override
    public void process(Exchange exchange) throws Exception {
        try {
            step.process(exchange);
        } catch (LinkageError e) {
            throw new IllegalStateException("the bundle lacks a class: " + e, e);
        }
    }
}
