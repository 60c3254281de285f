package io.bowtie.job;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.SourceConf;
import io.bowtie.silver.Silver;
import io.bowtie.source.Mapping;
import io.bowtie.source.Mappings;
import io.bowtie.store.TableStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which mappings deliver which entity.
 *
 * @param byEntity the mappings of each entity that any source delivers
 */
record EntityMappings(Map<String, List<SourceMapping>> byEntity) {

  /**
   * The mappings of all sources.
   *
   * @throws io.bowtie.contract.OperatorError of configuration when one is named after no entity
   */
  static EntityMappings of(BowtieConf conf) {
    Map<String, List<SourceMapping>> byEntity = new LinkedHashMap<>();
    for (SourceConf source : conf.sources()) {
      for (Mapping mapping : Mappings.of(source)) {
        byEntity
            .computeIfAbsent(Silver.entity(mapping.entity()).name(), name -> new ArrayList<>())
            .add(new SourceMapping(source, mapping));
      }
    }
    return new EntityMappings(byEntity);
  }

  /** First what others refer to, then the others. */
  List<List<String>> waves() {
    return Silver.waves(byEntity.keySet());
  }

  /** Entities that are mapped and have versions to refer to. */
  Set<String> stored(TableStore store) {
    return byEntity.keySet().stream()
        .filter(name -> store.exists(Silver.entity(name).versions()))
        .collect(Collectors.toSet());
  }
}
