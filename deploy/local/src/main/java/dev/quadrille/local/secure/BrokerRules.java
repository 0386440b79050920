package dev.quadrille.local.secure;

import dev.quadrille.contracts.BrokerRights;
import dev.quadrille.contracts.Participant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** What each service may do on the broker, and how much of it, by the score. */
record BrokerRules(Admin admin) {

    private static final double MIB = 1 << 20;

    // A service that runs wild is slowed down before it drowns the others: ten times what a thousand orders a second
    // need.
    private static final Map<String, Double> QUOTAS =
            Map.of("producer_byte_rate", 32 * MIB, "consumer_byte_rate", 64 * MIB);

    /** Changes only what differs, since the services may be at work. */
    void apply() {
        Set<AclBinding> wanted =
                Participant.all().stream().flatMap(BrokerRules::of).collect(Collectors.toSet());
        Collection<AclBinding> present =
                BrokerAdmission.answer(admin.describeAcls(AclBindingFilter.ANY).values());
        List<AclBindingFilter> obsolete = present.stream()
                .filter(rule -> !wanted.contains(rule))
                .map(AclBinding::toFilter)
                .toList();
        BrokerAdmission.answer(admin.createAcls(wanted).all());
        BrokerAdmission.answer(admin.deleteAcls(obsolete).all());
        BrokerAdmission.answer(admin.alterClientQuotas(quotas()).all());
    }

    private static Stream<AclBinding> of(Participant<?> service) {
        BrokerRights rights = BrokerRights.of(service);
        return Stream.of(
                        rules(service, ResourceType.TOPIC, rights.reads(), AclOperation.READ),
                        rules(service, ResourceType.TOPIC, rights.writes(), AclOperation.WRITE),
                        rules(service, ResourceType.GROUP, rights.groups(), AclOperation.READ))
                .flatMap(rules -> rules);
    }

    /** Who may read or write something may look at it, too. */
    private static Stream<AclBinding> rules(
            Participant<?> service, ResourceType type, List<String> names, AclOperation operation) {
        AccessControlEntry rule =
                new AccessControlEntry("User:" + service.service(), "*", operation, AclPermissionType.ALLOW);
        return names.stream().map(name -> new AclBinding(new ResourcePattern(type, name, PatternType.LITERAL), rule));
    }

    private static List<ClientQuotaAlteration> quotas() {
        List<ClientQuotaAlteration.Op> limits = QUOTAS.entrySet().stream()
                .map(quota -> new ClientQuotaAlteration.Op(quota.getKey(), quota.getValue()))
                .toList();
        return Participant.all().stream()
                .map(service -> new ClientQuotaEntity(Map.of(ClientQuotaEntity.USER, service.service())))
                .map(user -> new ClientQuotaAlteration(user, limits))
                .toList();
    }
}
