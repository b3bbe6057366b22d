package dev.doctorpatient.persistence.conversation;

import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.conversation.SideState;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.persistence.shared.Values;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "chats")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ChatRow {
    @Id
    public UUID id;

    public UUID doctorId;
    public UUID patientId;

    @Column(name = "is_active_for_doctor")
    public boolean activeForDoctor;

    @Column(name = "is_active_for_patient")
    public boolean activeForPatient;

    public long lastSeq;
    public long doctorDeliveredSeq;
    public long patientDeliveredSeq;
    public long doctorReadSeq;
    public long patientReadSeq;
    public Instant createdAt;
    public Instant updatedAt;

    ChatRow take(Chat chat) {
        id = chat.id().value();
        doctorId = chat.doctor().value();
        patientId = chat.patient().value();
        activeForDoctor = chat.isActive(Side.DOCTOR);
        activeForPatient = chat.isActive(Side.PATIENT);
        lastSeq = chat.lastSeq();
        doctorDeliveredSeq = chat.deliveredSeq(Side.DOCTOR);
        patientDeliveredSeq = chat.deliveredSeq(Side.PATIENT);
        doctorReadSeq = chat.readSeq(Side.DOCTOR);
        patientReadSeq = chat.readSeq(Side.PATIENT);
        createdAt = Values.stored(chat.createdAt());
        updatedAt = Values.stored(chat.updatedAt());
        return this;
    }

    Chat toDomain() {
        return new Chat(
                new ChatId(id),
                new DoctorId(doctorId),
                new PatientId(patientId),
                new SideState(activeForDoctor, doctorDeliveredSeq, doctorReadSeq),
                new SideState(activeForPatient, patientDeliveredSeq, patientReadSeq),
                lastSeq,
                createdAt,
                updatedAt);
    }
}
