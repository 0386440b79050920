package dev.quadrille.payment.api;

import dev.quadrille.messaging.RealDatabase;
import dev.quadrille.messaging.access.AccessMatrix;
import dev.quadrille.messaging.access.Guarded;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(Guarded.class)
@QuarkusTestResource(RealDatabase.class)
class PaymentAccessTest extends AccessMatrix {}
