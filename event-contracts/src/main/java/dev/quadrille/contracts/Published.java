package dev.quadrille.contracts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How an event is known on the wire. It stands beside the record, so that renaming a class never changes a contract. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Published {

    /** The CloudEvents {@code type} of the current shape, ending in its version: {@code order.created.v2}. */
    String type();

    /** The Kafka topic, one for each event type. */
    String topic();
}
