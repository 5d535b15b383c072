package dev.latchkey.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Fake;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** With a provider of Jakarta Persistence, and with the API of Jakarta Data. */
class QueryPartsTest {

    /** Has members of every kind. */
    @Entity
    public static class Item {
        @Id
        long id;

        String name;

        @Embedded
        Price price;

        @ElementCollection
        Set<Price> prices;
    }

    /** Is embedded. */
    @Embeddable
    public static class Price {
        String margin;
    }

    private static EntityManagerFactory unit() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:parts");
        try {
            PersistenceUnitInfo unit = Fake.of(PersistenceUnitInfo.class)
                    .returns(PersistenceUnitInfo::getPersistenceUnitName, "parts")
                    .returns(
                            PersistenceUnitInfo::getManagedClassNames,
                            List.of(Item.class.getName(), Price.class.getName()))
                    .returns(
                            PersistenceUnitInfo::getPersistenceUnitRootUrl,
                            Path.of("target").toUri().toURL())
                    .returns(PersistenceUnitInfo::getClassLoader, QueryPartsTest.class.getClassLoader())
                    .returns(PersistenceUnitInfo::getNewTempClassLoader, QueryPartsTest.class.getClassLoader())
                    .returns(PersistenceUnitInfo::getTransactionType, PersistenceUnitTransactionType.RESOURCE_LOCAL)
                    .returns(PersistenceUnitInfo::getNonJtaDataSource, database)
                    .returns(PersistenceUnitInfo::getJtaDataSource, null)
                    .returns(PersistenceUnitInfo::getSharedCacheMode, SharedCacheMode.NONE)
                    .returns(PersistenceUnitInfo::getValidationMode, ValidationMode.NONE)
                    .returns(PersistenceUnitInfo::getProperties, new Properties())
                    .returns(PersistenceUnitInfo::getMappingFileNames, List.of())
                    .returns(PersistenceUnitInfo::getJarFileUrls, List.of())
                    .returns(PersistenceUnitInfo::excludeUnlistedClasses, true)
                    .returns(PersistenceUnitInfo::getPersistenceXMLSchemaVersion, "3.0")
                    .returns(PersistenceUnitInfo::getPersistenceProviderClassName, PersistenceProvider.class.getName())
                    .build();
            return new PersistenceProvider()
                    .createContainerEntityManagerFactory(unit, Map.of("eclipselink.weaving", "false"));
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void criteria_nameTheirPaths() {
        try (EntityManagerFactory unit = unit()) {
            CriteriaBuilder builder = unit.getCriteriaBuilder();
            CriteriaQuery<Item> query = builder.createQuery(Item.class);
            Root<Item> root = query.from(Item.class);
            query.orderBy(
                    builder.asc(root.get("name")),
                    builder.desc(root.get("price").get("margin")));

            assertThat(QueryParts.names(query.getOrderList())).containsExactly("name", "price.margin");
            assertThat(QueryParts.names(root.get("name"))).containsExactly("name");
            assertThat(QueryParts.names(root.join("prices").get("margin"))).containsExactly("prices.margin");
            assertThat(QueryParts.names(new Object[] {"a.b", root.get("price")}))
                    .containsExactly("a.b", "price");
            for (Object unknown :
                    Arrays.asList(root, builder.lower(root.get("name")), builder.count(root), query, null, 1)) {
                assertThatThrownBy(() -> QueryParts.names(unknown))
                        .as(String.valueOf(unknown))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void sortsOfJakartaData_nameTheirProperty() throws ReflectiveOperationException {
        Object byMargin = data("jakarta.data.Sort", "descIgnoreCase", "price.margin");
        Object byName = data("jakarta.data.Sort", "asc", "name");
        Object attribute = Class.forName("jakarta.data.metamodel.impl.SortableAttributeRecord")
                .getConstructor(String.class)
                .newInstance("prices.margin");
        Object byAttribute = attribute.getClass().getMethod("asc").invoke(attribute);
        Object order = data("jakarta.data.Order", "by", List.of(byMargin, byName));

        assertThat(QueryParts.names(byMargin)).containsExactly("price.margin");
        assertThat(QueryParts.names(byAttribute)).containsExactly("prices.margin");
        assertThat(QueryParts.names(order)).containsExactly("price.margin", "name");
        assertThat(QueryParts.names(new Object[] {order, "id", byAttribute}))
                .containsExactly("price.margin", "name", "id", "prices.margin");
        for (Object unknown : List.of(
                attribute, data("jakarta.data.page.PageRequest", "ofSize", 10), data("jakarta.data.Limit", "of", 1))) {
            assertThatThrownBy(() -> QueryParts.names(unknown))
                    .as(String.valueOf(unknown))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** Calls a static method by its name, as the tested class does. */
    private static Object data(String type, String method, Object argument) throws ReflectiveOperationException {
        for (Method each : Class.forName(type).getMethods()) {
            boolean isCalled = each.getName().equals(method) && each.getParameterCount() == 1;
            if (isCalled && (argument instanceof Number || each.getParameterTypes()[0].isInstance(argument))) {
                return each.invoke(null, argument);
            }
        }
        throw new NoSuchMethodException(type + "." + method);
    }
}
