package dev.quadrille.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** Bodies are read whole before a service is asked, so that no slow one keeps a connection to it. On the event loop. */
final class Bodies {

    private static final int LARGEST = 65_536; // as large as the services take

    private final int most;
    private final Waiting<Promise<Buffer>> awaited;

    /** Why a body was not read to its end. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Refusal refusal;

        Refused(Refusal refusal) {
            super(refusal.detail());
            this.refusal = refusal;
        }

        Refusal refusal() {
            return refusal;
        }
    }

    Bodies(Vertx vertx, Limits limits) {
        this.most = limits.bodies();
        this.awaited = new Waiting<>(vertx, limits.body(), late -> late.tryFail(new Refused(Refusal.tooSlow())));
    }

    /** @param told its length; less than 0 where nobody has told it @return fails with {@link Refused} */
    Future<Buffer> read(ReadStream<Buffer> body, long told) {
        if (told > LARGEST) {
            return Future.failedFuture(new Refused(Refusal.tooLarge(LARGEST)));
        }
        Promise<Buffer> whole = Promise.promise();
        Buffer read = Buffer.buffer();
        body.exceptionHandler(whole::tryFail)
                .handler(part -> take(part, read, whole))
                .endHandler(end -> whole.tryComplete(read))
                .resume();
        return awaited(whole);
    }

    private Future<Buffer> awaited(Promise<Buffer> body) {
        awaited.begin(body);
        if (awaited.size() > most) {
            awaited.giveUpTheFirst();
        }
        return body.future().onComplete(read -> awaited.end(body));
    }

    private static void take(Buffer part, Buffer read, Promise<Buffer> whole) {
        if (read.length() + part.length() > LARGEST) {
            whole.tryFail(new Refused(Refusal.tooLarge(LARGEST)));
        } else {
            read.appendBuffer(part);
        }
    }
}
