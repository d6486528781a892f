package org.opencus.platform;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.opencus.api.PlatformService;
import org.opencus.contract.Call;
import org.opencus.contract.Contract;
import org.opencus.contract.Refusal;
import org.opencus.contract.Reply;
import org.opencus.contract.Wire;
import org.opencus.http.SecurityHeaders;
import org.opencus.model.EntryLink;
import org.opencus.model.EntryPoint;
import org.opencus.model.HealthReport;
import org.opencus.model.HealthStatus;

/** The entry point, the contract itself, its reference, health and metrics. */
public final class PlatformHandler implements PlatformService {
    private final Contract contract;
    private final Health health;
    private final Supplier<byte[]> metrics;

    /** Publishes the contract, the health and the metrics' text. */
    public PlatformHandler(Contract contract, Health health, Supplier<byte[]> metrics) {
        this.contract = contract;
        this.health = health;
        this.metrics = metrics;
    }

    @Override
    public Reply<EntryPoint> getEntryPoint(GetEntryPoint request, Call call) {
        var info = contract.document().getJsonObject("info");
        return Reply.of(new EntryPoint(
                info.getString("title"),
                info.getString("version"),
                List.of(
                        link("service-desc", "/openapi.yaml", "The contract"),
                        link("service-doc", "/docs", "Interactive reference"),
                        link("centres", "/v1/centres", "Centres"),
                        link("status", "/health/ready", "Health of this instance"))));
    }

    private static EntryLink link(String relation, String path, String title) {
        return new EntryLink(relation, path, Optional.of(title));
    }

    @Override
    public Reply<String> getContractYaml(GetContractYaml request, Call call) {
        return Reply.bytes("application/yaml", Contract.yaml().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Reply<Map<String, Object>> getContractJson(GetContractJson request, Call call) {
        return Reply.bytes("application/json", Wire.bytes(contract.document()));
    }

    @Override
    public Reply<String> getReference(GetReference request, Call call) {
        return Reply.<String>bytes("text/html", Reference.page())
                .header(SecurityHeaders.POLICY, SecurityHeaders.REFERENCE_POLICY);
    }

    @Override
    public Reply<String> getReferenceAsset(GetReferenceAsset request, Call call) {
        return Reference.asset(request.asset())
                .map(asset -> Reply.<String>bytes(asset.mediaType(), asset.bytes()))
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
    }

    @Override
    public Reply<HealthReport> getLiveness(GetLiveness request, Call call) {
        return Reply.of(new HealthReport(HealthStatus.UP, List.of()));
    }

    @Override
    public Reply<HealthReport> getReadiness(GetReadiness request, Call call) {
        HealthReport report = health.report();
        return Reply.of(report).status(report.status() == HealthStatus.UP ? 200 : 503);
    }

    @Override
    public Reply<String> getMetrics(GetMetrics request, Call call) {
        return Reply.bytes("text/plain", metrics.get());
    }
}
