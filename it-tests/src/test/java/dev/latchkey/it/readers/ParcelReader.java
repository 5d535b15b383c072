package dev.latchkey.it.readers;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads parcels alone, by JSON-P. */
public class ParcelReader implements MessageBodyReader<Parcel> {
    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == Parcel.class;
    }

    @Override
    public Parcel readFrom(
            Class<Parcel> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream in) {
        try (JsonReader reader = Json.createReader(in)) {
            JsonObject object = reader.readObject();
            Parcel parcel = new Parcel();
            parcel.name = object.getString("name", null);
            parcel.margin = object.getString("margin", null);
            return parcel;
        }
    }
}
