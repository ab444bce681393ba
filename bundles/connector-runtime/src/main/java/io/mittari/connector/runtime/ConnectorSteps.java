package io.mittari.connector.runtime;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * The gate around every step of a route: the connector's loader is the thread's during it, and no longer; a missing
 * class fails the exchange, which would otherwise stay in flight for ever.
 */
final class ConnectorSteps implements InterceptStrategy {

    private final ClassLoader loader;

    ConnectorSteps(ClassLoader loader) {
        this.loader = loader;
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor next) {
        return new Step(target, loader);
    }

    private static final class Step extends DelegateAsyncProcessor {

        private final ClassLoader loader;

        Step(Processor target, ClassLoader loader) {
            super(AsyncProcessorConverterHelper.convert(target));
            this.loader = loader;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            try {
                return ContextLoader.during(loader, () -> super.process(exchange, callback));
            } catch (LinkageError missing) {
                exchange.setException(missing);
                callback.done(true);
                return true;
            }
        }
    }
}
